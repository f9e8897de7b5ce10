/** Why coins are disabled, where many share one reason. */
export const oneOrigin =
  "Neither the issuer's own pages nor two independent public lists were found to name the address.";

export const chinaNotice =
  "On 6 February 2026 the central bank of China and seven other authorities forbade anybody, at home or abroad, to issue coins pegged to the renminbi without consent.";
