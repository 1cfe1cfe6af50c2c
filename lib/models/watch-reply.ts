import { readFault, ServerFaultError } from "./server-words.ts";

/** What the client library does not tell of a streamed reply. */
export type ReplyWatch = {
  /** Why the model stopped, in the server's word. */
  reason: string | undefined;
  /** The server said that the reply is over: without it, and without a reason, the connection was lost. */
  done: boolean;
  /** How many pieces of hidden reasoning have arrived. */
  thoughts: number;
};

type Chunk = {
  choices?: { finish_reason?: string | null; delta?: Record<string, unknown>; message?: unknown }[];
};

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

  const read = (text: string) => {
    line += text;
    const lines = line.split(/\r\n|\n|\r/);
    line = lines.pop() ?? "";
    for (const one of lines) noteLine(one, watch);
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
      read(text);
      controller.enqueue(bytes);
    },
    flush(controller) {
      if (kind !== "whole") {
        read("\n");
        return;
      }
      const data = streamOf(whole);
      read(data);
      controller.enqueue(encoder.encode(data));
    },
  });
  const { status, headers } = response;
  return new Response(response.body.pipeThrough(transform), { status, headers });
}

/** A reply that was asked for as a whole. Some servers tell a fault with the status of success, and some stream always. */
export async function watchWhole(response: Response): Promise<Response> {
  const said = await response.text();
  const text = /^\s*(?:data|event|:)/.test(said) ? wholeOf(said) : said;
  const data = parse(text);
  const fault = isFault(data) ? readFault(data) : undefined;
  if (fault !== undefined) throw new ServerFaultError(fault);
  // The library reads by the type, which not every server gets right.
  return new Response(text, { status: response.status, headers: { "content-type": "application/json" } });
}

function noteLine(line: string, watch: ReplyWatch): void {
  // llama.cpp has written faults as a field of their own.
  const [, field, value = ""] = /^(data|error): ?(.*)$/.exec(line) ?? [];
  if (field === undefined) return;
  if (value.trim() === "[DONE]") {
    watch.done = true;
    return;
  }
  const data = parse(value);
  const [choice] = (data as Chunk | undefined)?.choices ?? [];
  const fault = field === "error" || isFault(data) ? readFault(data ?? value) : undefined;
  if (fault !== undefined) throw new ServerFaultError(fault);
  if (choice === undefined) return;
  if (typeof choice.finish_reason === "string" && choice.finish_reason !== "")
    watch.reason = choice.finish_reason;
  const { reasoning_content, reasoning } = choice.delta ?? {};
  if (reasoning_content || reasoning) watch.thoughts += 1;
}

function isFault(data: unknown): boolean {
  if (typeof data !== "object" || data === null) return false;
  const { error, object, type, detail } = data as Record<string, unknown>;
  return Boolean(error) || object === "error" || type === "error" || detail !== undefined;
}

/** A whole completion as server-sent events. */
function streamOf(text: string): string {
  const data = parse(text) as Chunk | undefined;
  if (data === undefined) return `data: ${text.replace(/\s+/g, " ")}\n\n`;
  const choices = data.choices?.map(({ message, ...choice }) => ({ ...choice, delta: message }));
  return `data: ${JSON.stringify({ ...data, ...(choices && { choices }) })}\n\ndata: [DONE]\n\n`;
}

/** Server-sent events as a whole completion. */
function wholeOf(events: string): string {
  const watch: ReplyWatch = { reason: undefined, done: false, thoughts: 0 };
  let content = "";
  for (const line of events.split(/\r\n|\n|\r/)) {
    noteLine(line, watch);
    const data = parse(line.replace(/^data: ?/, "")) as Chunk | undefined;
    const piece = data?.choices?.[0]?.delta?.content;
    if (typeof piece === "string") content += piece;
  }
  const message = { role: "assistant", content };
  // A stream that was broken off has no reason, and what is whole has one.
  const finish_reason = watch.reason ?? (watch.done ? "stop" : "error");
  return JSON.stringify({ object: "chat.completion", choices: [{ index: 0, message, finish_reason }] });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
