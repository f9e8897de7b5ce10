import type { Address } from "viem";

import { LadingError } from "../../../order/errors.ts";
import { isSameHex } from "../../../text/lowerCase.ts";
import type { RelayFileOf } from "../../act/relayFile.ts";
import type { PlanContext } from "./carried.ts";
import type { Consents } from "./settlePlan.ts";

/** Who agreed by signature. */
export function consentsOf(
  { buyer, seller }: PlanContext["view"],
  offers: readonly RelayFileOf<"settle">[],
): Consents {
  const [first] = offers;
  if (first === undefined) throw new LadingError("There is no offer.");
  const terms = ({ toBuyer, toSeller, signBy, next }: RelayFileOf<"settle">): string =>
    [toBuyer, toSeller, signBy, ...next.map((order) => Object.values(order).join())].join();
  if (offers.some((offer) => terms(offer) !== terms(first)))
    throw new LadingError("The two signatures are not of the same offer.");
  const by = (account: Address) => offers.find(({ signer }) => isSameHex(signer, account))?.signature;
  return { signBy: first.signBy, buyerSignature: by(buyer), sellerSignature: by(seller) };
}
