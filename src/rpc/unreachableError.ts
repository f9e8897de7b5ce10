/** The node gave no useful answer, however long it was waited for: nothing can be said. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
  readonly code = "couldNotRead";
}
