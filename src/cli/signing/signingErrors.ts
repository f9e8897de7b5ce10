import { LadingError } from "../../order/errors.ts";

const page = "docs/cli/keys.md";
const nothingSent = "Nothing was sent.";

/** The password does not open the keystore; a changed byte in the file looks the same. */
export class PasswordWrongError extends LadingError {
  override name = "PasswordWrongError";

  constructor(keystore: string) {
    super(`The password does not open ${keystore}.`, {
      metaMessages: [
        "Try it again, mind the keyboard's language and capital letters.",
        "If you are sure of it, the file has changed: take it from your backup.",
      ],
      docsPath: `${page}#passwordwrongerror`,
    });
  }
}

/** The file is no encrypted keystore of version 3, or what it says of itself is not true. */
export class KeystoreDamagedError extends LadingError {
  override name = "KeystoreDamagedError";

  constructor(keystore: string, reasons: readonly string[]) {
    super(`${keystore} is no keystore that can be opened.`, {
      metaMessages: [...reasons, "Take the file from your backup, or name another one."],
      docsPath: `${page}#keystoredamagederror`,
    });
  }
}

/** Hardhat did not hand out the key. */
export class HardhatKeyError extends LadingError {
  override name = "HardhatKeyError";

  constructor(reason: string, next: string) {
    super(`Hardhat's keystore: ${reason}`, { metaMessages: [next], docsPath: `${page}#hardhatkeyerror` });
  }
}

/** Whoever watches over the signer process said no. */
export class SignerRefusedError extends LadingError {
  override name = "SignerRefusedError";

  constructor(signer: string) {
    super(`${signer} refused to sign. ${nothingSent}`, {
      metaMessages: [
        "Approve the request there, or look at the rules it follows, and run the command again.",
      ],
      docsPath: `${page}#signerrefusederror`,
    });
  }
}

/** The signer process answered with another error than a refusal, or with something that is no answer. */
export class SignerFailedError extends LadingError {
  override name = "SignerFailedError";

  constructor(signer: string, reason: string) {
    super(`${signer} could not sign: ${reason}. ${nothingSent}`, {
      metaMessages: ["See what it says of itself there: the account may be unknown to it or locked."],
      docsPath: `${page}#signerfailederror`,
    });
  }
}

/** Nobody answered at the signer in time. */
export class SignerTimeoutError extends LadingError {
  override name = "SignerTimeoutError";

  constructor(signer: string, seconds: number) {
    super(`${signer} gave no answer within ${seconds} seconds. ${nothingSent}`, {
      metaMessages: [
        "Answer its question sooner, or wait longer with --signer-timeout SECONDS.",
        "A request that still waits there may be refused: its answer would not be used.",
      ],
      docsPath: `${page}#signertimeouterror`,
    });
  }
}

/** No signer process is there. */
export class SignerUnreachableError extends LadingError {
  override name = "SignerUnreachableError";

  constructor(signer: string, reason: string) {
    super(`${signer} cannot be reached: ${reason}. ${nothingSent}`, {
      metaMessages: ["Start it with its HTTP interface on (Clef: clef --http), and compare the address."],
      docsPath: `${page}#signerunreachableerror`,
    });
  }
}

/** What the signer process gave back is not what was asked for, or not by whom it was asked. */
export class SignerMismatchError extends LadingError {
  override name = "SignerMismatchError";

  constructor(signer: string, differences: readonly string[]) {
    super(`${signer} did not sign what was asked for. ${nothingSent}`, {
      metaMessages: [
        ...differences,
        "Sign unchanged there, with the account that was asked for. If nobody changed it, do not trust that signer.",
      ],
      docsPath: `${page}#signermismatcherror`,
    });
  }
}
