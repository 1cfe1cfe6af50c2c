import { type Config, loadConfig } from "#lib/config.ts";
import { CounterpointError } from "#lib/errors.ts";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);
const EVERYWHERE = new Set(["0.0.0.0", "::"]);
const DEFAULT_PORT = /:(?:80|443)$/;

let known: Config | undefined;

/**
 * Against cross-site requests and DNS rebinding: the host must be one of ours, and the origin, if told, the same host or
 * that of PUBLIC_URL. Throws `forbidden`, which names the setting that would let the request in.
 */
export function refuseForeign(headers: Headers): void {
  const foreign = whyForeign(headers);
  if (foreign !== undefined) throw foreign;
}

/** The same as an error to tell; undefined where the request may be answered. Forwarded headers are anybody's to write. */
export function whyForeign(
  headers: Headers,
  { host: bound, publicUrl }: Pick<Config, "host" | "publicUrl"> = configured(),
): CounterpointError | undefined {
  const host = (headers.get("host") ?? "").toLowerCase();
  const name = host.replace(/:\d+$/, "");
  const isOurs =
    EVERYWHERE.has(bound) ||
    LOOPBACK.has(name) ||
    name === bound.toLowerCase() ||
    name === `[${bound.toLowerCase()}]` ||
    name === publicUrl?.host.replace(/:\d+$/, "");
  if (!isOurs) {
    return forbidden(`The request names ${named(host)}, which this server is not known by.`, host);
  }
  const origin = headers.get("origin");
  if (origin === null || origin === publicUrl?.origin) return undefined;
  const from = URL.parse(origin)?.host;
  if (from !== undefined && from !== "" && withoutDefaultPort(from) === withoutDefaultPort(host))
    return undefined;
  return forbidden("The request comes from another site.", from ?? "");
}

/** Read once: it does not change while the server runs. */
function configured(): Config {
  known ??= loadConfig();
  return known;
}

function forbidden(message: string, host: string): CounterpointError {
  const example = isPlain(host) ? host : "news.example";
  return new CounterpointError("forbidden", message, {
    hint: `If that is this server's address behind a reverse proxy, set PUBLIC_URL, for example: PUBLIC_URL=https://${example}`,
  });
}

function named(host: string): string {
  return isPlain(host) ? `the host ${host}` : "a host";
}

/** A header is repeated only where it can be nothing but a name. */
function isPlain(host: string): boolean {
  return /^[a-z\d](?:[a-z\d.-]{0,250}[a-z\d])?(?::\d{1,5})?$/.test(host);
}

function withoutDefaultPort(host: string): string {
  return host.replace(DEFAULT_PORT, "");
}
