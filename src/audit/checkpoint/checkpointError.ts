/** Why a checkpoint is refused. */
export type CheckpointFault = "checkpointDamaged" | "checkpointOfAnother" | "checkpointReorganized";

const titles: Readonly<Record<CheckpointFault, string>> = {
  checkpointDamaged: "The checkpoint is damaged",
  checkpointOfAnother: "The checkpoint belongs to another audit",
  checkpointReorganized: "The chain below the checkpoint was replaced",
};

/** A checkpoint that an audit must not go on from. */
export class CheckpointError extends Error {
  override readonly name = "CheckpointError";
  readonly code: CheckpointFault;

  constructor(code: CheckpointFault, what: string) {
    super(`${titles[code]}: ${what}`);
    this.code = code;
  }
}
