import type { Hash } from "viem";
import { decodeEscrowError } from "../../client/decodeEscrowError.ts";
import { LadingError } from "../../order/errors.ts";
import { UnreachableError } from "../../rpc/unreachableError.ts";

/** It was mined, and the contract refused it: the chain changed after the simulation. */
export class TransactionRevertedError extends LadingError {
  override name = "TransactionRevertedError";
  constructor(hash: Hash, cause: unknown) {
    const named = decodeEscrowError(cause);
    super("The transaction was mined and the contract refused it. Nothing moved but the gas.", {
      metaMessages: [
        `transaction: ${hash}`,
        ...(named === undefined ? [] : [`${named.shortMessage} (${named.errorName})`, named.advice]),
        "Somebody may have been faster. See with lading order show how the order stands.",
      ],
      ...(named?.docsPath === undefined ? {} : { docsPath: named.docsPath }),
    });
  }
}

/** Another transaction of the same account took its place. */
export class TransactionReplacedError extends LadingError {
  override name = "TransactionReplacedError";
  constructor(hash: Hash, by: Hash, reason: "cancelled" | "replaced") {
    super(
      reason === "cancelled"
        ? "The transaction was canceled by another one of the same account. Nothing was done."
        : "Another transaction of the same account took its place, and does something else.",
      {
        metaMessages: [
          `sent: ${hash}`,
          `mined instead: ${by}`,
          "If you want it still, run the command again.",
        ],
      },
    );
  }
}

/** It was sent, and nobody can say yet what became of it. */
export class OutcomeUnknownError extends UnreachableError {
  readonly hash: Hash;

  constructor(hash: Hash, why: string) {
    super(
      [
        "The transaction was sent, and it is not known yet whether it was mined.",
        "",
        `transaction: ${hash}`,
        `why: ${why}`,
        "Do not send it again before you looked: lading order show tells how the order stands.",
      ].join("\n"),
    );
    this.hash = hash;
  }
}
