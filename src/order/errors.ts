/** What every error of Lading says: a sentence, facts beside it, and where to read on. */
export interface LadingErrorOptions {
  /** Facts that help, one a line. */
  readonly metaMessages?: readonly string[];
  /** Page and anchor in the documentation. */
  readonly docsPath?: string;
  readonly cause?: unknown;
}

/** The base of every error that Lading throws on purpose. */
export class LadingError extends Error {
  override name = "LadingError";
  readonly shortMessage: string;
  readonly metaMessages: readonly string[];
  readonly docsPath: string | undefined;

  constructor(shortMessage: string, options: LadingErrorOptions = {}) {
    const { metaMessages = [], docsPath, cause } = options;
    super(
      [
        shortMessage,
        ...(metaMessages.length > 0 ? ["", ...metaMessages] : []),
        ...(docsPath === undefined ? [] : ["", `Docs: ${docsPath}`]),
      ].join("\n"),
      cause === undefined ? undefined : { cause },
    );
    this.shortMessage = shortMessage;
    this.metaMessages = metaMessages;
    this.docsPath = docsPath;
  }
}
