import { faultOf, messageOf, statusOf } from "./failed-request.ts";

/** A request was too large for the model: what the server says of its limits, in tokens, as far as it says it. */
export type SizeRefusal = {
  /** For question, passages and answer together. */
  context: number | undefined;
  /** For the answer alone. */
  output: number | undefined;
  /** How many the prompt has. */
  prompt: number | undefined;
};

/** The words of OpenAI, Anthropic, Google, Mistral, vLLM, llama.cpp, Ollama, LM Studio, TGI and their kind. */
const TOO_LARGE = [
  /context[ _-]?(?:length|size|window|limit|the overflows)/i,
  /exceed_context_size|max_model_len|n_ctx|num_ctx/i,
  /\b(?:prompt|inputs?|messages?|requests?|sequence|conversation|text)\b[^.]{0,80}\b(?:too (?:long|large|big|many)|exceed\w*|longer than|larger than|over the)/i,
  /\b(?:exceed\w*|over|above|more than|reached)\b[^.]{0,60}\b(?:tokens?|context|(?:input|prompt|sequence) length)\b/i,
  /too many (?:\w+ )?tokens/i,
  /reduce (?:the |your )?(?:length|size|number|prompt|input|message)/i,
  /\btokens?\b[^.]{0,60}(?:must (?:be|have)|<=|≤|less than|at most|maximum|too (?:long|large|many))/i,
  /(?:max\w*|maximum)[^.]{0,30}(?:sequence|input|prompt|total|model)[ _-]?(?:length|len|tokens)/i,
  /max_(?:completion_|output_|new_)?tokens.{0,60}(?:too (?:large|high|big)|must be|at most|less than|<=|≤|exceed|>)/i,
];
const OUTPUT = /max_(?:completion_|output_|new_)?tokens|(?:completion|output|new|generated) tokens/i;
/** These say what an account may do, or what is down. */
const OTHER_STATUS = new Set([401, 402, 403, 404, 408, 502, 504]);

/** Undefined where the failure is about something else. */
export function readSizeRefusal(thrown: unknown): SizeRefusal | undefined {
  const status = statusOf(thrown);
  const fault = faultOf(thrown);
  const said = `${messageOf(thrown)} ${fault?.code ?? ""}`;
  if (status !== undefined && OTHER_STATUS.has(status)) return undefined;
  // Too many requests is another matter than one request that is too large.
  if (status === 429 && !/request too large/i.test(said)) return undefined;
  if (status !== 413 && !TOO_LARGE.some((words) => words.test(said))) return undefined;
  const aboutOutput = OUTPUT.test(said) && !/context|inputs?\b|prompt|messages/i.test(said);
  const limit = fault?.context ?? limitIn(said);
  return {
    context: aboutOutput ? undefined : limit,
    output: aboutOutput ? limit : undefined,
    prompt: fault?.promptTokens ?? promptIn(said),
  };
}

const NUMBER = String.raw`(\d[\d,]*\d|\d)`;
const LIMITS = [
  String.raw`context (?:length|size|window|limit)[^\d.]{0,40}?${NUMBER}`,
  String.raw`>\s*${NUMBER}`,
  `${NUMBER}(?: tokens?)?[ -](?:maximum|limit)`,
  String.raw`(?:must be|must have|<=|≤|at most|less than|fewer than|no more than|up to|allowed)\D{0,24}?${NUMBER}`,
  String.raw`(?:limit\w*|max\w*|n_ctx|only)\D{0,24}?${NUMBER}`,
].map((pattern) => new RegExp(pattern, "i"));

function limitIn(said: string): number | undefined {
  return firstOf(LIMITS, said);
}

const PROMPTS = [
  `${NUMBER} (?:tokens )?(?:in|from) (?:the |your )?(?:messages?|prompt|input)`,
  `${NUMBER} (?:input|prompt) tokens`,
  `Given: ${NUMBER}`,
  String.raw`(?:contains|resulted in|keep the first|too long:|request \(|prompt \(|input \(|count \(|requested|passed)\D{0,6}${NUMBER}`,
].map((pattern) => new RegExp(pattern, "i"));

function promptIn(said: string): number | undefined {
  return firstOf(PROMPTS, said);
}

function firstOf(patterns: readonly RegExp[], said: string): number | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(said)?.[1];
    const number = Number(found?.replaceAll(",", ""));
    if (number >= 16) return number;
  }
  return undefined;
}
