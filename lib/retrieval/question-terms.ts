import type { QuestionTerm } from "#lib/domain/retrieval.ts";
import type { PassageReader } from "#lib/store/passage-store.ts";
import { contentTokens, isFrameWord, tokenize } from "#lib/text/tokens.ts";

export type UnderstoodQuestion = {
  /** Content words as they are searched, corrected. */
  query: string;
  /** One entry a distinct term that names the subject; a word that the corpus lacks keeps the highest idf, corrected or not. */
  terms: QuestionTerm[];
  corrections: { from: string; to: string }[];
};

/**
 * The content words of a question with their weight in this corpus. A word that no passage has is replaced by the
 * corpus' nearest word within one edit, if it has one; it is then weighed as unknown, so that a lucky correction does
 * not make a question look better covered than it is.
 */
export async function understandQuestion(
  question: string,
  reader: PassageReader,
  { spelling = true } = {},
): Promise<UnderstoodQuestion> {
  const tokens = contentTokens(question);
  const onlyFrame = tokens.every((token) => isFrameWord(token.word));
  const statistics = await reader.statistics(tokens.map((token) => token.word));
  const corrections: { from: string; to: string }[] = [];
  const terms = new Map<string, QuestionTerm>();
  const words = tokens.map((token, index) => {
    const found = statistics[index];
    const passages = found?.passages ?? 0;
    const suggestion = spelling && passages === 0 && !isFrameWord(token.word) ? found?.suggestion : undefined;
    if (suggestion !== undefined && !corrections.some(({ from }) => from === token.word)) {
      corrections.push({ from: token.word, to: suggestion });
    }
    const word = suggestion ?? token.word;
    const term = suggestion === undefined ? token.term : (tokenize(suggestion)[0]?.term ?? token.term);
    const frames = isFrameWord(token.word) && !onlyFrame;
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
  return { query: words.join(" "), terms: [...terms.values()], corrections };
}

/** ln(1 + (N − n + ½) / (n + ½)): how rare a term is among N passages, ≥ 0. */
export function inverseDocumentFrequency(withTerm: number, total: number): number {
  return Math.log(1 + (Math.max(total, withTerm) - withTerm + 0.5) / (withTerm + 0.5));
}
