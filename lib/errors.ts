/** Every way in which Counterpoint fails on purpose, with the HTTP status that tells it. */
const HTTP_STATUS = {
  "bad-input": 400,
  forbidden: 403,
  "not-found": 404,
  "corpus-missing": 404,
  "removals-refused": 409,
  "index-locked": 423,
  "config-invalid": 500,
  "data-unwritable": 500,
  "index-corrupt": 500,
  internal: 500,
  "model-failed": 502,
  busy: 503,
  "index-missing": 503,
  "index-mismatch": 503,
  "corpus-empty": 503,
  "model-unreachable": 503,
  "model-timeout": 504,
  "port-in-use": 500,
} as const;

export type ErrorCode = keyof typeof HTTP_STATUS;

/** The one error class: what was wrong (message), why (code, cause), and what to do about it (hint). */
export class CounterpointError extends Error {
  override readonly name = "CounterpointError";
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
  }

  get status(): number {
    return HTTP_STATUS[this.code];
  }

  /** What may leave the process: no stack, no cause. */
  toJSON(): { code: ErrorCode; message: string; hint?: string } {
    return {
      code: this.code,
      message: this.message,
      ...(this.hint === undefined ? {} : { hint: this.hint }),
    };
  }
}

/** Anything thrown, as one of ours; an unknown cause becomes `internal` and keeps its details to itself. */
export function toCounterpointError(thrown: unknown): CounterpointError {
  if (thrown instanceof CounterpointError) return thrown;
  return new CounterpointError("internal", "Something went wrong inside Counterpoint.", {
    hint: "The server's log has the details.",
    cause: thrown,
  });
}
