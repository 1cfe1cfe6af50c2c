import { isComparison } from "#lib/evidence/is-comparison.ts";
import type { QuestionTerm } from "#lib/schema/retrieval.ts";
import type { PassageReader } from "#lib/store/passage-store.ts";
import { swappedSpellings } from "#lib/text/swapped-letters.ts";
import { contentTokens, foldWord, isFrameWord, type Token, tokenize } from "#lib/text/tokens.ts";

export type UnderstoodQuestion = {
  /** Content words as they are searched, corrected. */
  query: string;
  /** One entry a distinct term that names the subject; a word that the corpus lacks keeps the highest idf, corrected or not. */
  terms: QuestionTerm[];
  corrections: { from: string; to: string }[];
};

export type UnderstandOptions = {
  /** Whether words are corrected, and names searched in other spellings; default true. */
  spelling?: boolean;
  /** Whether the question sets sources against each other; without it, that is read from the question. */
  compares?: boolean;
};

/** Frame a question that compares: what is compared need not have them. */
const COMPARING = /^(?:agree|contradict|contrast|diverge)s?$/i;
/** In a corpus of more passages, looking for other spellings takes too long. */
const SPELLED_ANEW_UP_TO = 10_000;

/**
 * The content words of a question with their weight in this corpus. A word that no passage has is replaced by the
 * corpus' nearest word within one edit, if it has one; it is then weighed as unknown, so that a lucky correction does
 * not make a question look better covered than it is. A long name is searched in every spelling with two neighbouring letters
 * swapped that the corpus has.
 */
export async function understandQuestion(
  question: string,
  reader: PassageReader,
  options: UnderstandOptions = {},
): Promise<UnderstoodQuestion> {
  const { spelling = true } = options;
  const tokens = contentTokens(question);
  const { isFrame, onlyFrame } = framingOf(question, tokens, options);
  const statistics = await reader.statistics(tokens.map((token) => token.word));
  const corrections: { from: string; to: string }[] = [];
  const terms = new Map<string, QuestionTerm>();
  const words = tokens.map((token, index) => {
    const found = statistics[index];
    const passages = found?.passages ?? 0;
    const suggestion = spelling && passages === 0 && !isFrame(token) ? found?.suggestion : undefined;
    if (suggestion !== undefined && !corrections.some(({ from }) => from === token.word)) {
      corrections.push({ from: token.word, to: suggestion });
    }
    const word = suggestion ?? token.word;
    const term = suggestion === undefined ? token.term : (tokenize(suggestion)[0]?.term ?? token.term);
    const frames = isFrame(token) && !onlyFrame;
    if (!terms.has(term) && !frames) {
      const idf = inverseDocumentFrequency(passages, reader.manifest.passages);
      const isName = token.start > 0 && /^\p{Lu}/u.test(token.word);
      terms.set(term, {
        word,
        term,
        idf,
        ...(isName && { isName }),
        ...(suggestion !== undefined && { corrected: true }),
      });
    }
    return word;
  });
  const others = spelling ? await otherSpellings([...terms.values()], reader) : [];
  return { query: [...words, ...others].join(" "), terms: [...terms.values()], corrections };
}

/** What `understandQuestion` gives where the corpus has every word, as far as that can be known without it. */
export function guessUnderstood(
  question: string,
  options: UnderstandOptions,
): { query: string; terms: { term: string }[] } {
  const tokens = contentTokens(question);
  const { isFrame, onlyFrame } = framingOf(question, tokens, options);
  const telling = onlyFrame ? tokens : tokens.filter((token) => !isFrame(token));
  return {
    query: tokens.map(({ word }) => word).join(" "),
    terms: telling.map(({ term }) => ({ term })),
  };
}

function framingOf(
  question: string,
  tokens: readonly Token[],
  { compares = isComparison(question) }: UnderstandOptions,
): { isFrame: (token: Token) => boolean; onlyFrame: boolean } {
  const isFrame = ({ word }: Token) => isFrameWord(word) || (compares && COMPARING.test(word));
  return { isFrame, onlyFrame: tokens.every(isFrame) };
}

async function otherSpellings(terms: readonly QuestionTerm[], reader: PassageReader): Promise<string[]> {
  if (reader.manifest.passages > SPELLED_ANEW_UP_TO) return [];
  const names = terms.filter(({ isName, corrected }) => isName && !corrected);
  const spellings = names.flatMap(({ word }) => swappedSpellings(foldWord(word)));
  const statistics = spellings.length === 0 ? [] : await reader.statistics(spellings);
  return spellings.filter((_, index) => (statistics[index]?.passages ?? 0) > 0);
}

/** ln(1 + (N − n + ½) / (n + ½)): how rare a term is among N passages, ≥ 0. */
export function inverseDocumentFrequency(withTerm: number, total: number): number {
  return Math.log(1 + (Math.max(total, withTerm) - withTerm + 0.5) / (withTerm + 0.5));
}
