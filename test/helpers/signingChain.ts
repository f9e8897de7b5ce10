import { expect } from "chai";
import { verifyTypedData as verifyByEthers } from "ethers";
import { network } from "hardhat";
import { createWalletClient, custom, publicActions, verifyMessage, verifyTypedData, zeroHash } from "viem";
import { hardhat } from "viem/chains";
import type { Signer } from "../../src/cli/signing/signer.ts";
import { settlementTypedData } from "../../src/order/typedData.ts";

const recipient = "0x1111111111111111111111111111111111111111";

const order = {
  termsId: zeroHash,
  buyer: recipient,
  seller: recipient,
  token: recipient,
  amount: 123_456_789_012_345_678n,
  lockBy: 1_800_000_000,
  deliverBy: 1_800_000_001,
  detailsHash: zeroHash,
} as const;

/** Typed data with everything that the escrow's own has: nested orders, large amounts, the chain. */
export const settlement = settlementTypedData(
  { escrow: recipient, chainId: hardhat.id },
  { orderId: zeroHash, toBuyer: 1n, toSeller: 2n ** 90n, next: [order, order], signBy: 1_800_000_000 },
);

/** An in-process chain that accepts or refuses what signers sign. */
export async function signingChain() {
  const { provider, close } = await network.create();
  const client = createWalletClient({ chain: hardhat, transport: custom(provider) }).extend(publicActions);
  const fund = (address: string) =>
    provider.request({ method: "hardhat_setBalance", params: [address, "0xde0b6b3a7640000"] });

  /** The chain takes every kind of transaction from the signer, and its typed data are its own by two libraries. */
  async function acceptsFrom({ account, address }: Signer): Promise<void> {
    await fund(address);
    const kinds = [
      {},
      { gasPrice: 10n ** 10n, type: "legacy" },
      {
        gasPrice: 10n ** 10n,
        accessList: [{ address: recipient, storageKeys: [zeroHash] }],
        type: "eip2930",
      },
    ] as const;
    for (const kind of kinds) {
      const before = await client.getBalance({ address: recipient });
      const request = { account, to: recipient, value: 5n, data: "0x1234", ...kind } as const;
      const hash = await client.sendTransaction(request);
      const { from, status } = await client.getTransactionReceipt({ hash });
      expect([from, status]).to.deep.equal([address.toLowerCase(), "success"]);
      expect(await client.getBalance({ address: recipient })).to.equal(before + 5n);
    }
    const signature = await client.signTypedData({ account, ...settlement });
    expect(await verifyTypedData({ address, signature, ...settlement })).to.equal(true);
    const { domain, types, message } = settlement;
    const own = Object.fromEntries(Object.entries(types).map(([name, fields]) => [name, [...fields]]));
    expect(verifyByEthers(domain, own, message, signature)).to.equal(address);
    const text = await client.signMessage({ account, message: "Grüße" });
    expect(await verifyMessage({ address, message: "Grüße", signature: text })).to.equal(true);
  }

  return { client, provider, fund, acceptsFrom, recipient, close } as const;
}

export type SigningChain = Awaited<ReturnType<typeof signingChain>>;
