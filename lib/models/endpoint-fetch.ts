import { CounterpointError } from "#lib/errors.ts";
import { readFault, type ServerFault, ServerFaultError } from "./server-words.ts";

const MOST_REDIRECTS = 3;
const LONGEST_BODY = 20_000;

/**
 * `fetch` for a configured endpoint, and nobody else: redirects are followed on the same host alone, since what is sent
 * holds the reader's question and passages. A refusal is thrown as a `ServerFaultError` with all that the server says,
 * of which the client library keeps only a part. `watch` sees every good answer before the library does.
 */
export function createEndpointFetch(
  watch: (response: Response) => Response | Promise<Response> = (response) => response,
): typeof fetch {
  return async (input, init) => {
    let url = input instanceof Request ? input.url : String(input);
    for (let followed = 0; ; followed++) {
      const response = await fetch(url, { ...init, redirect: "manual" });
      const to = redirectOf(response, url);
      if (to === undefined) {
        if (response.ok) return watch(response);
        throw new ServerFaultError(await faultOf(response), response);
      }
      await response.body?.cancel();
      if (new URL(to).origin !== new URL(url).origin || followed === MOST_REDIRECTS) throw refused(url, to);
      url = to;
    }
  };
}

function redirectOf(response: Response, url: string): string | undefined {
  const location = response.headers.get("location");
  if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return undefined;
  return URL.parse(location, url)?.href;
}

function refused(from: string, to: string): CounterpointError {
  const [asked, target] = [new URL(from), new URL(to)];
  const address = `${target.origin}${target.pathname}`;
  return new CounterpointError(
    "model-failed",
    `The model endpoint at ${asked.origin} redirects to ${address}. Nothing was sent there.`,
    { hint: "If that is where your questions and passages may go, set OPENAI_BASE_URL to that host." },
  );
}

async function faultOf(response: Response): Promise<ServerFault> {
  const text = (await response.text().catch(() => "")).slice(0, LONGEST_BODY);
  const told = readFault(parse(text));
  // A page of HTML is a proxy's, and tells nothing.
  const message = text.trimStart().startsWith("<") ? "" : text.trim();
  return told ?? { message, code: undefined, param: undefined, context: undefined, promptTokens: undefined };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
