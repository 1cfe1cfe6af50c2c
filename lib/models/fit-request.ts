import type { SizeRefusal } from "./read-size-refusal.ts";

/** How large one request may be. */
export type RequestSize = {
  /** Of all messages; `Infinity`: whatever the prompt has. */
  characters: number;
  /** Asked of the model for its answer. */
  maxTokens: number;
};

/** What an endpoint has said of its limits, or what has turned out to fit. */
export type LearntLimits = {
  context?: number;
  output?: number;
  charactersPerToken?: number;
  largest?: RequestSize;
};

/** Rather too few than too many, since too many are refused. */
const CHARACTERS_PER_TOKEN = 3;
/** An answer of a few sentences. */
const SHORT_ANSWER = 800;
const LEAST_TOKENS = 64;
const LEAST_CHARACTERS = 400;
/** Chat templates add some. */
const MARGIN_TOKENS = 48;

/** The size to begin with, for a prompt of so many characters. */
export function firstSize(characters: number, maxTokens: number, learnt: LearntLimits): RequestSize {
  const wanted = { characters, maxTokens: Math.min(maxTokens, learnt.output ?? maxTokens) };
  if (learnt.context !== undefined) {
    return withinContext(wanted, learnt.context, learnt.charactersPerToken ?? CHARACTERS_PER_TOKEN);
  }
  const { largest } = learnt;
  if (largest === undefined || characters <= largest.characters) {
    return { ...wanted, maxTokens: Math.min(wanted.maxTokens, largest?.maxTokens ?? maxTokens) };
  }
  return { characters: largest.characters, maxTokens: Math.min(wanted.maxTokens, largest.maxTokens) };
}

/**
 * The next size after one was refused: first a shorter answer, then a shorter prompt, as the server's numbers ask;
 * half of both where it gives none. Undefined when nothing smaller makes sense. Notes what was learnt.
 */
export function smallerSize(
  sent: RequestSize,
  refusal: SizeRefusal,
  learnt: LearntLimits,
): RequestSize | undefined {
  if (refusal.output !== undefined && refusal.output < sent.maxTokens) {
    learnt.output = refusal.output;
    return { ...sent, maxTokens: refusal.output };
  }
  if (refusal.prompt !== undefined) learnt.charactersPerToken = sent.characters / refusal.prompt;
  if (refusal.context !== undefined && refusal.context >= 2 * LEAST_TOKENS) {
    const perToken = learnt.charactersPerToken ?? CHARACTERS_PER_TOKEN;
    const fitting = withinContext(sent, refusal.context, perToken);
    if (isSmaller(fitting, sent)) {
      learnt.context = refusal.context;
      return fitting;
    }
  }
  const half = {
    characters: Math.max(LEAST_CHARACTERS, Math.floor(sent.characters / 2)),
    maxTokens: Math.max(LEAST_TOKENS, Math.floor(Math.min(sent.maxTokens, 2 * SHORT_ANSWER) / 2)),
  };
  return isSmaller(half, sent) ? half : undefined;
}

function withinContext(wanted: RequestSize, context: number, perToken: number): RequestSize {
  const room = Math.floor(context * 0.98) - MARGIN_TOKENS;
  const left = room - Math.ceil(wanted.characters / perToken);
  const least = Math.min(wanted.maxTokens, SHORT_ANSWER, Math.floor(context / 3));
  if (left >= least) return { ...wanted, maxTokens: Math.min(wanted.maxTokens, left) };
  return { characters: Math.max(LEAST_CHARACTERS, Math.floor((room - least) * perToken)), maxTokens: least };
}

function isSmaller(a: RequestSize, b: RequestSize): boolean {
  return a.characters < b.characters || a.maxTokens < b.maxTokens;
}
