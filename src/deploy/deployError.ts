/** A deployment that was refused or failed, in words for the person who runs it: what is wrong, and what to do. */
export class DeployError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "DeployError";
  }
}
