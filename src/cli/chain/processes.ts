import { setTimeout } from "node:timers/promises";

/** How long a process may take to save what it has. */
const PATIENCE_MS = 15_000;

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one too.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Waits for a process to end, with patience. @returns Whether it did. */
export async function hasEnded(pid: number): Promise<boolean> {
  const until = Date.now() + PATIENCE_MS;
  while (isAlive(pid) && Date.now() < until) await setTimeout(50);
  return !isAlive(pid);
}

/** Tells a process to end, and waits until it has. */
export async function endProcess(pid: number): Promise<void> {
  try {
    process.kill(pid, "SIGTERM");
  } catch {
    // It ended meanwhile.
  }
  if (!(await hasEnded(pid))) process.kill(pid, "SIGKILL");
}
