/** Reads what providers' client libraries throw, which differ in shape; nothing here throws. */

/** HTTP status, if the server answered at all. */
export function statusOf(thrown: unknown): number | undefined {
  for (const holder of [thrown, field(thrown, "response")]) {
    for (const name of ["status", "statusCode"]) {
      const status = field(holder, name);
      if (typeof status === "number") return status;
    }
  }
  return undefined;
}

/** A header of the server's answer; `name` in lower case. */
export function headerOf(thrown: unknown, name: string): string | undefined {
  for (const headers of [field(thrown, "headers"), field(field(thrown, "response"), "headers")]) {
    const value = headers instanceof Headers ? headers.get(name) : field(headers, name);
    if (typeof value === "string") return value;
  }
  return undefined;
}

const NETWORK_CODE =
  /^(?:ECONNREFUSED|ECONNRESET|ECONNABORTED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|UND_ERR_\w+)$/;

/** Why there was no answer at all, for example ECONNREFUSED; undefined when the network is not to blame. */
export function networkCodeOf(thrown: unknown): string | undefined {
  let error = thrown;
  for (let depth = 0; error !== undefined && depth < 6; depth++) {
    const code = field(error, "code");
    if (typeof code === "string" && NETWORK_CODE.test(code)) return code;
    error = field(error, "cause");
  }
  const name = thrown instanceof Error ? thrown.constructor.name : "";
  return name === "APIConnectionError" ? "no connection" : undefined;
}

/** True when the client's own time for one request was over. */
export function isTimeout(thrown: unknown): boolean {
  return field(thrown, "name") === "TimeoutError";
}

/** A 429 that no waiting mends. */
export function isQuotaExhausted(thrown: unknown): boolean {
  return field(thrown, "code") === "insufficient_quota";
}

/** What the server or the library said, in one line. */
export function messageOf(thrown: unknown): string {
  const said = field(field(thrown, "error"), "message") ?? field(thrown, "message");
  return typeof said === "string" ? said.replace(/\s+/g, " ").trim() : "";
}

function field(holder: unknown, name: string): unknown {
  return typeof holder === "object" && holder !== null
    ? (holder as Record<string, unknown>)[name]
    : undefined;
}
