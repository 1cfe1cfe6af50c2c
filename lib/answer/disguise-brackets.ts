import type { AnswerDelta } from "#lib/schema/answer-delta.ts";
import type { Retrieved } from "#lib/schema/retrieval.ts";

/** The brackets of markers, and what may stand for those of the passages: the first pair that no passage has. */
const DISGUISES = [
  ["[]", ["⟦⟧", "⦋⦌", "⁅⁆", "❲❳"]],
  ["【】", ["〖〗", "⟪⟫", "⦗⦘", "⧼⧽"]],
] as const;

export type Disguise = {
  /** The passages with their brackets disguised; no place in a text moves. */
  passages: readonly Retrieved[];
  /** What a model wrote of them, with the brackets back, each as a source's. */
  reveal(delta: string): AnswerDelta[];
};

/**
 * Shows a model the brackets of the passages as others, so that "[2]" in its answer is a marker and "⟦2⟧" a note that it
 * copied from a text.
 */
export function disguiseBrackets(passages: readonly Retrieved[]): Disguise {
  const texts = passages.flatMap(({ passage, article }) => [passage.text, ...namesOf(article)]);
  const hidden = new Map<string, string>();
  for (const [real, disguises] of DISGUISES) {
    const free = disguises.find(
      (pair) => !texts.some((text) => [...pair].some((mark) => text.includes(mark))),
    );
    for (const [index, mark] of [...(free ?? disguises[0])].entries()) hidden.set(real.charAt(index), mark);
  }
  const shown = new Map([...hidden].map(([real, mark]) => [mark, real]));
  const hide = (text: string) => text.replaceAll(/[[\]【】]/gu, (mark) => hidden.get(mark) ?? mark);
  return {
    passages: passages.map(({ passage, article, ...rest }) => ({
      ...rest,
      passage: { ...passage, text: hide(passage.text) },
      article: {
        ...article,
        title: hide(article.title),
        outletName: hide(article.outletName),
        authors: article.authors.map(hide),
      },
    })),
    reveal(delta) {
      const deltas: AnswerDelta[] = [];
      let from = 0;
      for (let at = 0; at < delta.length; at++) {
        const real = shown.get(delta.charAt(at));
        if (real === undefined) continue;
        if (at > from) deltas.push(delta.slice(from, at));
        deltas.push({ source: real });
        from = at + 1;
      }
      if (from < delta.length) deltas.push(delta.slice(from));
      return deltas;
    },
  };
}

function namesOf({ title, outletName, authors }: Retrieved["article"]): string[] {
  return [title, outletName, ...authors];
}
