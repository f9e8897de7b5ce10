import type { Order } from "../../src/order/order.ts";
import { signReceiveWithAuthorization, type TokenDomain } from "./ethersSigning.ts";
import type { Books } from "./lifecycleBooks.ts";
import type { Stage, TokenName } from "./lifecycleStage.ts";

/** The EIP-712 domain of a currency that has one. */
export async function domainOf(stage: Stage, token: TokenName): Promise<TokenDomain> {
  const [name, version] = token === "usdc" ? ["USD Coin", "2"] : ["JPY Coin", "1"];
  return {
    name,
    version,
    chainId: stage.chainId,
    verifyingContract: stage.tokenAddresses[token],
  } as TokenDomain;
}

/** The buyer's ERC-3009 authorization of an order. */
export async function authorize(stage: Stage, books: Books, order: Order): Promise<string> {
  return signReceiveWithAuthorization(await domainOf(stage, books.tokenOf(order)), stage.cast.buyer, {
    to: stage.places[books.place],
    value: order.amount,
    validBefore: order.lockBy + 1,
    nonce: books.idOf(order),
  });
}
