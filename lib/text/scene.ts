import type { Span } from "#lib/schema/passage.ts";
import { isSpace } from "./characters.ts";
import { maskQuotations } from "./quotation-mask.ts";
import { findQuotations, type Quotation } from "./quotations.ts";
import { sentences } from "./sentences.ts";

/** The article's own names: what they say is the outlet's own voice. */
export type OwnVoice = { outletName: string; authors: readonly string[] };

/** A paragraph of an article, read for who speaks in it. Places are in coordinates of `text`. */
export type Scene = {
  text: string;
  own: OwnVoice | undefined;
  paragraph: Span;
  quotations: readonly Quotation[];
  /** The paragraph with its quotations masked. */
  masked: string;
};

/** The paragraph that holds `at`. */
export function sceneAt(text: string, at: number, own: OwnVoice | undefined): Scene {
  const paragraph = paragraphAt(text, at);
  const words = text.slice(...paragraph);
  const found = findQuotations(words);
  return {
    text,
    own,
    paragraph,
    quotations: found.map((q) => ({ ...q, start: q.start + paragraph[0], end: q.end + paragraph[0] })),
    masked: maskQuotations(
      words,
      found.map((q) => [q.start, q.end] as const),
    ),
  };
}

/** The masked words of a span within the scene's paragraph. */
export function maskedWords({ masked, paragraph }: Scene, [start, end]: Span): string {
  return masked.slice(start - paragraph[0], end - paragraph[0]);
}

export function sentencesOf({ text, paragraph }: Scene): Span[] {
  return sentences(text.slice(...paragraph)).map(
    ({ start, end }) => [start + paragraph[0], end + paragraph[0]] as const,
  );
}

/** The paragraph at hand, then up to `back` before it (of those only the ones that hold the word), nearest first. */
export function* scenesBefore(scene: Scene, back: number, word = ""): Generator<Scene> {
  yield scene;
  let start = scene.paragraph[0];
  for (let step = 0; step < back; step++) {
    let end = start;
    while (end > 0 && isSpace(scene.text.charCodeAt(end - 1))) end--;
    if (end === 0) return;
    const paragraph = paragraphAt(scene.text, end - 1);
    start = paragraph[0];
    if (!scene.text.slice(...paragraph).includes(word)) continue;
    yield sceneAt(scene.text, start, scene.own);
  }
}

function paragraphAt(text: string, at: number): Span {
  const start = text.lastIndexOf("\n\n", at);
  const end = text.indexOf("\n\n", at);
  return [start < 0 ? 0 : start + 2, end < 0 ? text.length : end];
}
