/** An error of the file system, with its code. */
export function isSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}

/** Why the file system refused, in words. */
export function failureReason(error: unknown): string {
  const code = isSystemError(error) ? error.code : "unknown error";
  if (code === "ENOENT") return "cannot be read: it is not there";
  if (code === "EACCES" || code === "EPERM") return "cannot be read: permission denied";
  if (code === "ELOOP") return "cannot be read: it is a link that leads back to itself";
  return `cannot be read: ${code}`;
}
