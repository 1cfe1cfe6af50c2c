import { CounterpointError } from "#lib/errors.ts";

const WHY: Record<string, string> = {
  ENOSPC: "the disk is full",
  EDQUOT: "this user's share of the disk is full",
  EROFS: "it can only be read",
  EACCES: "this user has no right to",
  EPERM: "this user has no right to",
  EIO: "the disk reports a fault",
  EBUSY: "it is in use by another program",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
};

/** What a file system says about the corpus folder, as `data-unwritable` with words for it; anything else as it came. */
export function toDiskError(thrown: unknown): unknown {
  if (thrown instanceof CounterpointError || !(thrown instanceof Error) || !("code" in thrown)) return thrown;
  const why = WHY[String(thrown.code)];
  if (why === undefined) return thrown;
  return new CounterpointError("data-unwritable", `The corpus folder cannot be written: ${why}.`, {
    hint: "Make room on the disk or give this user the right to write there, then try again.",
    cause: thrown,
  });
}
