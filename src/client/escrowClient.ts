import type { Account, Address, Chain, Client, Transport } from "viem";
import { parseAccount } from "viem/accounts";
import { getBlock, getChainId } from "viem/actions";

import { LadingError } from "../order/errors.ts";
import type { EscrowDomainParameters } from "../order/typedData.ts";

/** Any viem client; a chain and an account are used if it has them. */
export type EscrowClient = Client<Transport, Chain | undefined, Account | undefined>;

/** Which escrow an action speaks to. Nothing assumes that there is one only. */
export interface EscrowParameters {
  readonly escrow: Address;
  /**
   * The chain id at deployment, which the escrow's order ids keep for good. Needed only where a chain changed its id since;
   * otherwise the client's chain.
   */
  readonly deploymentChainId?: number | undefined;
}

/** Who signs or sends: an account, or the address of one that the transport's wallet has. Default: the client's. */
export interface AccountParameters {
  readonly account?: Account | Address | undefined;
}

/** Neither the client nor the action was given an account. */
export class AccountMissingError extends LadingError {
  override name = "AccountMissingError";
  constructor() {
    super("There is no account to sign or send with.", {
      metaMessages: ["Give the client an account, or the action its `account`."],
      docsPath: "docs/errors.md#accountmissingerror",
    });
  }
}

/** @throws AccountMissingError */
export function accountOf(client: EscrowClient, { account }: AccountParameters): Account {
  const given = account ?? client.account;
  if (given === undefined) throw new AccountMissingError();
  return parseAccount(given);
}

/** The chain id that signatures of actions are bound to. */
export async function chainIdOf(client: EscrowClient): Promise<number> {
  return client.chain?.id ?? (await getChainId(client));
}

/** The domain that signatures of actions count in. */
export async function actionDomainOf(
  client: EscrowClient,
  { escrow }: EscrowParameters,
): Promise<EscrowDomainParameters> {
  return { escrow, chainId: await chainIdOf(client) };
}

/** The latest block's time (unix seconds), which deadlines are compared with. */
export async function blockTimeOf(client: EscrowClient): Promise<number> {
  const { timestamp } = await getBlock(client, { blockTag: "latest" });
  return Number(timestamp);
}
