import type { Account, Address } from "viem";

/** Who signs for a command. A key never leaves the place where it is kept; a command sees an account that signs. */
export interface Signer {
  readonly address: Address;
  /** For viem: an account that signs by itself, or the address of one that the node or a signer process has unlocked. */
  readonly account: Account;
  /** Where the key is, in words, as in "the keystore ./seller.json". */
  readonly keptBy: string;
}
