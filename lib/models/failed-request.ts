import { CounterpointError } from "#lib/errors.ts";
import { type ServerFault, ServerFaultError } from "./server-words.ts";

/** Reads what providers' client libraries throw, which differ in shape and wrap each other; nothing here throws. */

const DEEPEST = 8;

/** What was thrown, and what caused it, outermost first. */
function* chainOf(thrown: unknown): Generator<unknown> {
  let error = thrown;
  for (let depth = 0; error !== undefined && error !== null && depth < DEEPEST; depth++) {
    yield error;
    error = field(error, "cause");
  }
}

/** One of ours, however deep a library has wrapped it. */
export function ourErrorIn(thrown: unknown): CounterpointError | undefined {
  for (const error of chainOf(thrown)) if (error instanceof CounterpointError) return error;
  return undefined;
}

/** HTTP status, if the server answered at all. */
export function statusOf(thrown: unknown): number | undefined {
  for (const error of chainOf(thrown)) {
    for (const holder of [error, field(error, "response")]) {
      for (const name of ["status", "statusCode"]) {
        const status = field(holder, name);
        if (typeof status === "number") return status;
      }
    }
  }
  return undefined;
}

/** A header of the server's answer; `name` in lower case. */
export function headerOf(thrown: unknown, name: string): string | undefined {
  for (const error of chainOf(thrown)) {
    for (const headers of [field(error, "headers"), field(field(error, "response"), "headers")]) {
      const value = headers instanceof Headers ? headers.get(name) : field(headers, name);
      if (typeof value === "string") return value;
    }
  }
  return undefined;
}

/** What the server said of the fault, where it said anything. */
export function faultOf(thrown: unknown): ServerFault | undefined {
  for (const error of chainOf(thrown)) if (error instanceof ServerFaultError) return error.fault;
  return undefined;
}

const NETWORK_CODE =
  /^(?:ECONNREFUSED|ECONNRESET|ECONNABORTED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|UND_ERR_\w+)$/;

/** Why there was no answer at all, for example ECONNREFUSED; undefined when the network is not to blame. */
export function networkCodeOf(thrown: unknown): string | undefined {
  if (faultOf(thrown) !== undefined || tlsFaultOf(thrown) !== undefined) return undefined;
  for (const error of chainOf(thrown)) {
    const code = field(error, "code");
    if (typeof code === "string" && NETWORK_CODE.test(code)) return code;
  }
  const name = thrown instanceof Error ? thrown.constructor.name : "";
  return name === "APIConnectionError" ? "no connection" : undefined;
}

const TLS_CODE =
  /^(?:CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+|EPROTO|UNABLE_TO_\w+|\w*SELF_SIGNED\w*|HOSTNAME_MISMATCH)$/;

/** Why no trusted connection came about: Node's code, and what it says. */
export function tlsFaultOf(thrown: unknown): { code: string; message: string } | undefined {
  for (const error of chainOf(thrown)) {
    const code = field(error, "code");
    if (typeof code === "string" && TLS_CODE.test(code)) return { code, message: sentenceOf(error) };
  }
  return undefined;
}

/** OpenSSL's own message is a path through its source; its reason is the words. */
function sentenceOf(error: unknown): string {
  const reason = field(error, "reason");
  const message = typeof reason === "string" ? reason : field(error, "message");
  return typeof message === "string" ? oneLine(message) : "";
}

/** True when the client's own time for one request was over. */
export function isTimeout(thrown: unknown): boolean {
  return field(thrown, "name") === "TimeoutError";
}

/** A 429 that no waiting mends. */
export function isQuotaExhausted(thrown: unknown): boolean {
  return faultOf(thrown)?.code === "insufficient_quota" || field(thrown, "code") === "insufficient_quota";
}

/** What the server or the library said, in one line. */
export function messageOf(thrown: unknown): string {
  const fault = faultOf(thrown);
  const said = fault?.message ?? field(field(thrown, "error"), "message") ?? field(thrown, "message");
  return typeof said === "string" ? oneLine(said) : "";
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function field(holder: unknown, name: string): unknown {
  return typeof holder === "object" && holder !== null
    ? (holder as Record<string, unknown>)[name]
    : undefined;
}
