import { inspect } from "node:util";
import { CounterpointError, toCounterpointError } from "#lib/errors.ts";
import { withoutControls } from "#lib/text/plain-line.ts";
import { refuseForeign } from "./refuse-foreign.ts";

const MAX_BODY_BYTES = 8_000_000;

/** Nobody reads the answer; nginx's number for a client that has gone. */
const CLIENT_GONE = 499;
/** Seconds after which a busy server may be asked again. */
const RETRY_AFTER = "5";

/**
 * Runs a route: refuses requests that another web site made the browser send, and turns whatever is thrown into JSON
 * `{code, message, hint?}` with its status. Only faults of our own are logged.
 */
export async function respond(request: Request, handle: () => Promise<Response>): Promise<Response> {
  try {
    refuseForeign(request.headers);
    return await handle();
  } catch (thrown) {
    if (request.signal.aborted) return new Response(null, { status: CLIENT_GONE });
    const error = toCounterpointError(thrown);
    // A full queue is no fault, and a line for each of its refusals would only add to the load.
    if (error.code === "busy") {
      return Response.json(error.toJSON(), { status: error.status, headers: { "retry-after": RETRY_AFTER } });
    }
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
  if (!/^application\/json\s*(?:;|$)/i.test(request.headers.get("content-type") ?? "")) {
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
