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

/** A completion, or a piece of one. */
export type ReplyEvent = {
  choices?: {
    finish_reason?: string | null;
    delta?: Record<string, unknown>;
    message?: Record<string, unknown>;
  }[];
};

/** Fields in which servers tell what a model thinks. */
const THOUGHT_FIELDS = ["reasoning_content", "reasoning", "reasoning_details", "thinking"];

/** Notes what a line tells; returns it with content that is text. */
export function readLine(line: string, watch: ReplyWatch): string {
  // llama.cpp has written faults as a field of their own.
  const [, field, value = ""] = /^(data|error): ?(.*)$/.exec(line) ?? [];
  if (field === undefined) return line;
  if (value.trim() === "[DONE]") {
    watch.done = true;
    return line;
  }
  const data = parseJson(value);
  const [choice] = (data as ReplyEvent | undefined)?.choices ?? [];
  const fault = field === "error" || isFault(data) ? readFault(data ?? value) : undefined;
  if (fault !== undefined) throw new ServerFaultError(fault);
  if (choice === undefined) return line;
  if (typeof choice.finish_reason === "string" && choice.finish_reason !== "")
    watch.reason = choice.finish_reason;
  const { delta } = choice;
  const isInParts = Array.isArray(delta?.content);
  if (isInParts || THOUGHT_FIELDS.some((name) => delta?.[name])) watch.thoughts += 1;
  return isInParts ? `data: ${JSON.stringify(withTextAlone(data as ReplyEvent))}` : line;
}

/** Mistral tells thoughts and text as parts of one content; the library reads none but text. */
export function withTextAlone(data: ReplyEvent): ReplyEvent {
  const choices = data.choices?.map(({ delta, message, ...choice }) => ({
    ...choice,
    ...(delta && { delta: { ...delta, content: textIn(delta.content) } }),
    ...(message && { message: { ...message, content: textIn(message.content) } }),
  }));
  return { ...data, ...(choices && { choices }) };
}

function textIn(content: unknown): unknown {
  if (!Array.isArray(content)) return content;
  return content
    .map((part) => (part?.type === "text" && typeof part.text === "string" ? part.text : ""))
    .join("");
}

export function isFault(data: unknown): boolean {
  if (typeof data !== "object" || data === null) return false;
  const { error, object, type, detail } = data as Record<string, unknown>;
  return Boolean(error) || object === "error" || type === "error" || detail !== undefined;
}

/** A whole completion as server-sent events. */
export function streamOf(text: string): string {
  const data = parseJson(text) as ReplyEvent | undefined;
  if (data === undefined) return `data: ${text.replace(/\s+/g, " ")}\n\n`;
  const choices = data.choices?.map(({ message, ...choice }) => ({
    ...choice,
    ...(message && { delta: message }),
  }));
  return `data: ${JSON.stringify({ ...data, ...(choices && { choices }) })}\n\ndata: [DONE]\n\n`;
}

/** Server-sent events as a whole completion. */
export function wholeOf(events: string): string {
  const watch: ReplyWatch = { reason: undefined, done: false, thoughts: 0 };
  let content = "";
  for (const line of events.split(/\r\n|\n|\r/)) {
    const data = parseJson(readLine(line, watch).replace(/^data: ?/, "")) as ReplyEvent | undefined;
    const piece = data?.choices?.[0]?.delta?.content;
    if (typeof piece === "string") content += piece;
  }
  const message = { role: "assistant", content };
  // A stream that was broken off has no reason, and what is whole has one.
  const finish_reason = watch.reason ?? (watch.done ? "stop" : "error");
  return JSON.stringify({ object: "chat.completion", choices: [{ index: 0, message, finish_reason }] });
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
