import { CounterpointError } from "#lib/errors.ts";

/** Who writes: process id, and ISO date and time of the start. */
export type LockHolder = { pid: number; since: string };

export function lockedError(holder: LockHolder | undefined): CounterpointError {
  const who =
    holder === undefined ? "another process" : `process ${holder.pid}, which began at ${holder.since}`;
  return new CounterpointError("index-locked", `The index is being written by ${who}.`, {
    hint: "Wait until it has finished, or stop it. What was published before stays usable meanwhile.",
  });
}
