import { Wallet } from "ethers";

import type { Rpc } from "../../src/rpc/rpc.ts";

type Fields = Readonly<Record<string, string | undefined>>;
type TypedDataJson = {
  readonly domain: object;
  readonly types: Record<string, { name: string; type: string }[]>;
  readonly message: Record<string, unknown>;
};

/** What a signer process does otherwise than asked. */
export interface ClefTwist {
  /** Said instead of an answer. */
  readonly error?: { readonly code: number; readonly message: string };
  /** It waits for a person who is not there. */
  readonly isSilent?: boolean;
  /** Signs with its second account, whichever was asked. */
  readonly changesAccount?: boolean;
  readonly changesTransaction?: (asked: Fields) => Fields;
  readonly changesTypedData?: (asked: TypedDataJson) => TypedDataJson;
  /** Given back instead of a signature or a transaction. */
  readonly answer?: unknown;
  /** The list of accounts as Clef's documentation shows it, with an object for each. */
  readonly listsRecords?: boolean;
}

/** A signer process after Clef's external API, on another library than the program's. `calls` has what it was asked. */
export function clef(wallets: readonly { signer: Wallet }[], twist: ClefTwist = {}) {
  const calls: { method: string; params: readonly unknown[] }[] = [];

  function walletOf(address: string): Wallet {
    const asked = wallets.findIndex(({ signer }) => signer.address.toLowerCase() === address.toLowerCase());
    const found = wallets[twist.changesAccount === true ? 1 : asked];
    if (found === undefined) throw { code: -32_000, message: "unknown account" };
    return found.signer;
  }

  async function honest(method: string, params: readonly unknown[]): Promise<unknown> {
    if (method === "account_list")
      return wallets.map(({ signer: { address } }) =>
        twist.listsRecords === true ? { address, type: "account", url: "keystore:///x" } : address,
      );
    if (method === "account_signTransaction") {
      const asked = params[0] as Fields;
      const fields = twist.changesTransaction?.(asked) ?? asked;
      const { from = "", gas, data, ...rest } = fields;
      const type = fields.maxFeePerGas === undefined ? (fields.accessList === undefined ? 0 : 1) : 2;
      const raw = await walletOf(from).signTransaction({
        ...rest,
        gasLimit: gas,
        data,
        type,
        nonce: Number(fields.nonce),
      } as object);
      return { raw, tx: {} };
    }
    if (method === "account_signTypedData") {
      const [address, asked] = params as [string, TypedDataJson];
      const { domain, types, message } = twist.changesTypedData?.(asked) ?? asked;
      const { EIP712Domain: _, ...own } = types;
      return walletOf(address).signTypedData(domain, own, message);
    }
    if (method === "account_signData") {
      const [contentType, address, data] = params as [string, string, string];
      if (contentType !== "text/plain") throw { code: -32_000, message: "content type not supported" };
      return walletOf(address).signMessage(Buffer.from(data.slice(2), "hex"));
    }
    throw { code: -32_601, message: `the method ${method} does not exist` };
  }

  const rpc: Rpc = {
    request({ method, params = [] }) {
      calls.push({ method, params: params as readonly unknown[] });
      if (twist.isSilent === true) return new Promise(() => {});
      if (twist.error !== undefined) return Promise.reject(twist.error);
      return twist.answer === undefined
        ? honest(method, params as readonly unknown[])
        : Promise.resolve(twist.answer);
    },
  };
  return { rpc, calls };
}

/** A fresh account of the other library. */
export function otherWallet(): { signer: Wallet } {
  return { signer: new Wallet(Wallet.createRandom().privateKey) };
}
