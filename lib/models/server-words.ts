/** What is known of a refusal or a fault from the body of a server's answer. */
export type ServerFault = {
  message: string;
  /** `code`, `type` or `error_type`. */
  code: string | undefined;
  /** The field of the request that is at fault. */
  param: string | undefined;
  /** Told by llama.cpp beside the message. */
  context: number | undefined;
  promptTokens: number | undefined;
};

/**
 * The fault that a parsed body tells, wherever servers put it: OpenAI and llama.cpp in `error`, Ollama, LM Studio and
 * TGI in `error` as text, older vLLM in `message`, FastAPI in `detail`. Undefined where the body tells none.
 */
export function readFault(body: unknown): ServerFault | undefined {
  const holder = field(body, "error") ?? body;
  const message = wordsOf(holder);
  if (message === undefined) return undefined;
  const text = (name: string) => textIn(holder, name) ?? textIn(body, name);
  return {
    message,
    code: text("code") ?? text("error_type") ?? text("type"),
    param: text("param"),
    context: numberIn(holder, "n_ctx"),
    promptTokens: numberIn(holder, "n_prompt_tokens"),
  };
}

function wordsOf(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : value;
  if (Array.isArray(value)) {
    const words = value.flatMap((item) => wordsOf(item) ?? []);
    return words.length === 0 ? undefined : words.join("; ");
  }
  if (typeof value !== "object" || value === null) return undefined;
  const words = ["message", "detail", "error", "msg", "reason"].map((name) => wordsOf(field(value, name)));
  const place = field(value, "loc");
  const said = words.find((found) => found !== undefined);
  return said !== undefined && Array.isArray(place) ? `${place.join(".")}: ${said}` : said;
}

function textIn(holder: unknown, name: string): string | undefined {
  const value = field(holder, name);
  return typeof value === "string" ? value : undefined;
}

function numberIn(holder: unknown, name: string): number | undefined {
  const value = field(holder, name);
  return typeof value === "number" && value > 0 ? value : undefined;
}

function field(holder: unknown, name: string): unknown {
  return typeof holder === "object" && holder !== null
    ? (holder as Record<string, unknown>)[name]
    : undefined;
}

/** A server that answered with a fault instead of what was asked for, or in the midst of it. */
export class ServerFaultError extends Error {
  override readonly name = "ServerFaultError";
  readonly fault: ServerFault;
  /** Undefined in the midst of an answer. */
  readonly status: number | undefined;
  readonly headers: Headers | undefined;

  constructor(fault: ServerFault, response?: Response) {
    super(fault.message);
    this.fault = fault;
    this.status = response?.status;
    this.headers = response?.headers;
  }
}
