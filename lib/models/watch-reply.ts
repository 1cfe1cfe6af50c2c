import {
  isFault,
  parseJson,
  type ReplyEvent,
  type ReplyWatch,
  readLine,
  streamOf,
  wholeOf,
  withTextAlone,
} from "./reply-events.ts";
import { readFault, ServerFaultError } from "./server-words.ts";

/**
 * Lets a streamed reply pass and notes its end. A fault in the midst of it is thrown as what the server says. A reply
 * that is not streamed, though it was asked to be, is passed on as a stream of one piece.
 */
export function watchReply(response: Response, watch: ReplyWatch): Response {
  if (response.body === null) return response;
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let line = "";
  let kind: "unknown" | "stream" | "whole" = "unknown";
  let whole = "";

  /** The whole lines, as the library can read them. */
  const read = (text: string): Uint8Array => {
    line += text;
    const lines = line.split(/\r\n|\n/);
    line = lines.pop() ?? "";
    return encoder.encode(lines.map((one) => `${readLine(one, watch)}\n`).join(""));
  };
  const transform = new TransformStream<Uint8Array, Uint8Array>({
    transform(bytes, controller) {
      const text = decoder.decode(bytes, { stream: true });
      if (kind === "unknown" && text.trim() !== "")
        kind = text.trimStart().startsWith("{") ? "whole" : "stream";
      if (kind === "whole") {
        whole += text;
        return;
      }
      controller.enqueue(read(text));
    },
    flush(controller) {
      controller.enqueue(read(kind === "whole" ? streamOf(whole) : "\n"));
    },
  });
  const { status, headers } = response;
  return new Response(response.body.pipeThrough(transform), { status, headers });
}

/** A reply that was asked for as a whole. Some servers tell a fault with the status of success, and some stream always. */
export async function watchWhole(response: Response): Promise<Response> {
  const said = await response.text();
  const text = /^\s*(?:data|event|:)/.test(said) ? wholeOf(said) : said;
  const data = parseJson(text);
  const fault = isFault(data) ? readFault(data) : undefined;
  if (fault !== undefined) throw new ServerFaultError(fault);
  for (const { message } of (data as ReplyEvent | undefined)?.choices ?? []) {
    if (Array.isArray(message?.content))
      return asJson(response, JSON.stringify(withTextAlone(data as ReplyEvent)));
  }
  return asJson(response, text);
}

function asJson(response: Response, text: string): Response {
  // The library reads by the type, which not every server gets right.
  return new Response(text, { status: response.status, headers: { "content-type": "application/json" } });
}
