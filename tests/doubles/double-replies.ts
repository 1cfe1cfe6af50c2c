import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { ANSWER_STYLES, type AnswerStyle, writeAnswer } from "./double-answers.ts";
import {
  COMPARISON_STYLES,
  type ComparisonStyle,
  isComparison,
  writeComparison,
} from "./double-comparisons.ts";

/** Faults of the connection and the protocol; those of the text are `AnswerStyle`s and `ComparisonStyle`s. */
const TRANSPORT_FAULTS = [
  /** One character a chunk. */
  "byte-by-byte",
  /** 20 ms between chunks. */
  "slow",
  /** The text, over and over. */
  "endless",
  /** The socket is destroyed in the middle of the text. */
  "disconnect",
  /** The body ends in the middle of the text, without a finish reason. */
  "cut-short",
  /** Accepts, and never answers. */
  "silence",
  /** Stops in the middle of the text and keeps the connection open. */
  "silence-midway",
  "invalid-json-line",
  /** 429 with Retry-After, twice for each request, then fine. */
  "rate-limited-twice",
  /** 429 with Retry-After, always. */
  "rate-limited",
  "quota-exhausted",
  "server-error",
  "bad-request",
  /** 401 whose message repeats the key. */
  "key-refused",
  "model-unknown",
  /** 400 when the request sets a temperature, as reasoning models do. */
  "temperature-refused",
  /** Ends in the middle of the text, and says that its limit of tokens was reached. */
  "cut-by-length",
  /** The same by a content filter. */
  "cut-by-filter",
  /** Limit of tokens reached by hidden reasoning, unless the limit is high. */
  "thinks-too-long",
  /** Whole, but no reason is given for the end. */
  "no-finish-reason",
  /** An error is sent in the middle of the text. */
  "fault-midway",
  /** An error is sent, with the status of success, instead of any text. */
  "fault-at-once",
  /** Empty pieces, for ever. */
  "heartbeats",
  /** The reasoning has a field of its own. */
  "thinks-apart",
  /** The reasoning and the text are parts of one content. */
  "thinks-in-parts",
  /** The whole completion, though a stream was asked for. */
  "not-streamed",
  /** A stream, though a whole completion was asked for. */
  "always-streamed",
  /** To another host. */
  "redirect",
  /** To another path of the same host, once. */
  "redirect-within",
  "too-few-vectors",
  /** Numbered, but in no order. */
  "vectors-out-of-order",
  /** Numbers, also where base64 was asked for. */
  "vectors-as-numbers",
  "uneven-vectors",
  "vectors-not-numbers",
  "vectors-of-nulls",
] as const;

export type Behaviour = AnswerStyle | ComparisonStyle | (typeof TRANSPORT_FAULTS)[number];

export const BEHAVIOURS: readonly Behaviour[] = [...ANSWER_STYLES, ...COMPARISON_STYLES, ...TRANSPORT_FAULTS];

export type RequestBody = {
  model?: string;
  messages?: { role: string; content: string }[];
  stream?: boolean;
  temperature?: number;
  max_tokens?: number;
  max_completion_tokens?: number;
  input?: string | string[];
  dimensions?: number;
  encoding_format?: string;
  [field: string]: unknown;
};

export type RecordedRequest = {
  path: string;
  headers: IncomingMessage["headers"];
  body: RequestBody;
  /** What the double did. */
  behaviour: Behaviour;
  /** True once the client has closed the connection before the answer was complete. */
  abandoned: boolean;
};

/** Answers with an error status if the behaviour wants one. */
export function refuse(
  { body, behaviour, headers, path }: RecordedRequest,
  attempt: number,
  response: ServerResponse,
  retryAfter: string,
): boolean {
  const key = headers.authorization?.replace(/^Bearer /, "");
  if (behaviour === "rate-limited" || (behaviour === "rate-limited-twice" && attempt <= 2)) {
    response.setHeader("Retry-After", retryAfter);
    fail(response, 429, "Too many requests", "rate_limit_exceeded");
  } else if (behaviour === "quota-exhausted") fail(response, 429, "No credit is left", "insufficient_quota");
  else if (behaviour === "server-error") fail(response, 500, "The server had an error");
  else if (behaviour === "bad-request") fail(response, 400, "The field input is too long");
  else if (behaviour === "key-refused") fail(response, 401, `Incorrect API key provided: ${key}`);
  else if (behaviour === "model-unknown") fail(response, 404, `The model ${body.model} does not exist`);
  else if (behaviour === "redirect" || (behaviour === "redirect-within" && !path.endsWith("?again"))) {
    const to = behaviour === "redirect" ? `http://localhost:9${path}` : `${path}?again`;
    response.writeHead(307, { location: to }).end();
  } else if (behaviour === "temperature-refused" && body.temperature !== undefined) {
    fail(response, 400, "Unsupported value: 'temperature' does not support 0 with this model");
  } else return false;
  return true;
}

export function fail(
  response: ServerResponse,
  status: number,
  message: string,
  code: string | null = null,
): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ error: { message, type: "invalid_request_error", param: null, code } }));
}

export async function chat(
  { body, behaviour }: RecordedRequest,
  response: ServerResponse,
  scripted: string | undefined,
): Promise<void> {
  const user = body.messages?.findLast(({ role }) => role === "user")?.content ?? "";
  const text = scripted ?? write(user, behaviour);
  const common = { id: "chatcmpl-double", created: 0, model: body.model };
  const isStreamed = body.stream === true || behaviour === "always-streamed";
  if (!isStreamed || behaviour === "not-streamed") {
    if (behaviour === "disconnect") {
      response.destroy();
      return;
    }
    const message = { role: "assistant", content: text };
    const choices = [{ index: 0, message, finish_reason: "stop" }];
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ ...common, object: "chat.completion", choices }));
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  const send = (delta: Record<string, unknown>, finish_reason: string | null = null) => {
    const choices = [{ index: 0, delta, finish_reason }];
    response.write(`data: ${JSON.stringify({ ...common, object: "chat.completion.chunk", choices })}\n\n`);
  };
  send({ role: "assistant", content: "" });
  if (behaviour === "heartbeats") {
    for (; !response.destroyed; await sleep(20)) send({ content: "" });
    return;
  }
  if (behaviour === "thinks-in-parts") {
    send({ content: [{ type: "thinking", thinking: [{ type: "text", text: "It may be 7." }] }] });
  }
  if (behaviour === "thinks-apart") send({ reasoning_content: "It may be 7.", content: "" });
  if (behaviour === "thinks-too-long" && (body.max_tokens ?? 0) < 200) {
    send({ reasoning: "It may be 7.", content: "" });
    send({}, "length");
    response.end("data: [DONE]\n\n");
    return;
  }
  if (behaviour === "fault-at-once") {
    endWithFault(response);
    return;
  }
  const chunks = behaviour === "byte-by-byte" ? [...text] : (text.match(/[\s\S]{1,12}/gu) ?? []);
  for (const [i, content] of chunks.entries()) {
    if (response.destroyed) return;
    if (i === chunks.length >> 1) {
      const reason = CUTS[behaviour];
      if (reason !== undefined) send({}, reason);
      if (reason !== undefined) response.end("data: [DONE]\n\n");
      if (reason !== undefined || breakOff(behaviour, response)) return;
    }
    send({ content: behaviour === "thinks-in-parts" ? [{ type: "text", text: content }] : content });
    // Lets the bytes leave one chunk at a time.
    await sleep(behaviour === "slow" ? 20 : 0);
  }
  while (behaviour === "endless" && !response.destroyed) {
    send({ content: ` ${text}` });
    await sleep(0);
  }
  if (behaviour !== "no-finish-reason") send({}, "stop");
  response.end("data: [DONE]\n\n");
}

function endWithFault(response: ServerResponse): void {
  const error = { message: "The graphics card has no memory left", type: "server_error", code: 500 };
  response.end(`data: ${JSON.stringify({ error })}\n\ndata: [DONE]\n\n`);
}

/** A fault of answers leaves comparisons as they should be, and the other way round; both can be refused. */
function write(user: string, behaviour: Behaviour): string {
  const style = ANSWER_STYLES.find((name) => name === behaviour) ?? "well-behaved";
  if (!isComparison(user) || style === "refusal" || style === "empty") return writeAnswer(user, style);
  const text = writeComparison(
    user,
    COMPARISON_STYLES.find((name) => name === behaviour) ?? "comparison-well-behaved",
  );
  return style === "thinking" ? `<think>\nPerhaps {"points": 7}?\n</think>\n\n${text}` : text;
}

/** Reasons for an end in the middle of the text. */
const CUTS: Partial<Record<Behaviour, string>> = {
  "cut-by-length": "length",
  "cut-by-filter": "content_filter",
};

/** True when nothing more may be sent. */
function breakOff(behaviour: Behaviour, response: ServerResponse): boolean {
  if (behaviour === "invalid-json-line") response.write('data: {"choices": [{"delta": {"content\n\n');
  if (behaviour === "disconnect") response.destroy();
  if (behaviour === "cut-short") response.end();
  if (behaviour === "fault-midway") endWithFault(response);
  return ["disconnect", "cut-short", "silence-midway", "fault-midway"].includes(behaviour);
}
