import type { Account, Chain, Client, PublicActions, Transport, WalletActions } from "viem";

/** A viem client that reads a chain and sends from one account. */
export type DeployClient = Client<
  Transport,
  Chain,
  Account,
  undefined,
  PublicActions<Transport, Chain, Account> & WalletActions<Chain, Account>
>;
