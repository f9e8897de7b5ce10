import type { Capabilities } from "./currency.ts";

/** Nobody read the token's code. */
export const unread: Capabilities = {
  erc3009: null,
  eip2612: null,
  blacklist: null,
  feeSwitch: null,
  rebasing: null,
};

/** ERC-20 and nothing of this list. */
export const plainToken: Capabilities = {
  erc3009: false,
  eip2612: false,
  blacklist: false,
  feeSwitch: false,
  rebasing: false,
};

/** ERC-20 with EIP-2612. */
export const permitToken: Capabilities = { ...plainToken, eip2612: true };

/** EIP-2612, and a validator that refuses banned accounts. */
export const moneriumToken: Capabilities = { ...permitToken, blacklist: true };

/** Both signed forms and a blacklist. */
export const circleToken: Capabilities = { ...permitToken, erc3009: true, blacklist: true };

/** Both signed forms and asset protection, which freezes and wipes. */
export const paxosToken: Capabilities = { ...circleToken };

/** Both signed forms and a blocklist; whether it could take a fee was not read. */
export const jpycToken: Capabilities = { ...circleToken, feeSwitch: null, rebasing: null };

/** The contract of 2017: a blacklist, and a fee in basis points that the owner may set. */
export const tetherToken: Capabilities = { ...plainToken, blacklist: true, feeSwitch: true };
