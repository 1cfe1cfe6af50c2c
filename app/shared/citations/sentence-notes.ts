import type { Span } from "#lib/schema/passage.ts";
import type { AnswerView } from "../conversation/answer-view.ts";
import { findingWords, verdictWords } from "./finding-words.ts";
import { afterMarkers } from "./markers.ts";

/** A sentence of the answer that a reader is warned about. */
export type SentenceNote = {
  kind: "doubtful" | "unsure" | "uncited";
  span: Span;
  /** Where the words stand: after the sentence and its markers. */
  noteAt: number;
  /** Each reason once. */
  words: string[];
};

/** Doubtful, unsure and uncited sentences, one note each, in order of the text. */
export function sentenceNotes(
  view: Pick<AnswerView, "text" | "markers" | "citations" | "uncited"> &
    Partial<Pick<AnswerView, "opinions">>,
): SentenceNote[] {
  const notes = new Map<string, SentenceNote>();
  const add = (kind: SentenceNote["kind"], span: Span, words: readonly string[]) => {
    const key = span.join("-");
    const known = notes.get(key);
    const noteAt = afterMarkers(view.text, view.markers, span[1]);
    const graver = known?.kind === "doubtful" ? known.kind : kind;
    notes.set(key, { kind: graver, span, noteAt, words: [...new Set([...(known?.words ?? []), ...words])] });
  };
  for (const { check, answerSpan, findings } of view.citations) {
    if (check !== "doubtful" && check !== "unsure") continue;
    const words = findingWords(findings);
    add(check, answerSpan, words.length > 0 ? words : ["doubtful"]);
  }
  for (const { answerSpan, verdict, model } of view.opinions ?? []) {
    // Assent is told in the citation's card: a mark on the sentence would look like proof.
    if (verdict === "not-supported" || verdict === "partly") {
      add("unsure", answerSpan, [`second opinion by ${model}: ${verdictWords(verdict)}`]);
    }
  }
  for (const { answerSpan, findings } of view.uncited) {
    add("uncited", answerSpan, ["no source found for this sentence", ...findingWords(findings)]);
  }
  return [...notes.values()].sort((a, b) => a.span[0] - b.span[0]);
}
