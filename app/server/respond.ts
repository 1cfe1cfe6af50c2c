import { inspect } from "node:util";
import { CounterpointError, toCounterpointError } from "#lib/errors.ts";
import { getRuntime } from "#lib/runtime.ts";
import { withoutControls } from "#lib/text/plain-line.ts";

const MAX_BODY_BYTES = 8_000_000;
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Runs a route: refuses requests that another web site made the browser send, and turns whatever is thrown into JSON
 * `{code, message, hint?}` with its status. Only faults of our own are logged.
 */
export async function respond(request: Request, handle: () => Promise<Response>): Promise<Response> {
  try {
    refuseForeign(request);
    return await handle();
  } catch (thrown) {
    const error = toCounterpointError(thrown);
    if (error.status >= 500) logFailure(thrown);
    return Response.json(error.toJSON(), { status: error.status });
  }
}

/** The log has what the client must not see. */
export function logFailure(thrown: unknown): void {
  if (thrown instanceof CounterpointError && thrown.code !== "internal")
    console.warn(withoutControls(`${thrown.code}: ${thrown.message}`));
  else console.error(withoutControls(inspect(thrown)));
}

/** The request's JSON body. Throws `bad-input` for another content type, an overlong body or invalid JSON. */
export async function readJson(request: Request): Promise<unknown> {
  // A page of another site can send text/plain without asking, but not application/json.
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) {
    throw new CounterpointError("bad-input", "The request must have the content type application/json.");
  }
  const body = await readBody(request);
  try {
    return JSON.parse(body);
  } catch {
    throw new CounterpointError("bad-input", "The request's body is not valid JSON.");
  }
}

async function readBody(request: Request): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BODY_BYTES) throw new CounterpointError("bad-input", "The request's body is too long.");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Against cross-site requests and DNS rebinding: the host must be ours, and the origin, if told, the same host. */
function refuseForeign(request: Request): void {
  const host = request.headers.get("host") ?? "";
  const name = host.replace(/:\d+$/, "");
  const { host: bound } = getRuntime().config;
  const everywhere = bound === "0.0.0.0" || bound === "::";
  if (!everywhere && !LOOPBACK.has(name) && name !== bound && name !== `[${bound}]`) {
    throw new CounterpointError("forbidden", "The request names a host that this server is not bound to.");
  }
  const origin = request.headers.get("origin");
  if (origin !== null && URL.parse(origin)?.host !== host) {
    throw new CounterpointError("forbidden", "The request comes from another site.");
  }
}
