import type { Passage, Span } from "#lib/schema/passage.ts";
import { passageExcerpt } from "./passage-excerpt.ts";

type PassageTextProps = {
  passage: Passage;
  /** Article offsets of what is cited. */
  spans: readonly Span[];
  /** How much of the passage to show around it, in characters. */
  context: number;
};

/** The cited words within their passage, marked. Never in quotation marks: the words may be our summary's. */
export function PassageText({ passage, spans, context }: PassageTextProps) {
  const { pieces, cutBefore, cutAfter } = passageExcerpt(passage, spans, context);
  let at = 0;
  return (
    <p dir="auto" className="whitespace-pre-line font-serif leading-relaxed">
      {cutBefore && "… "}
      {pieces.map((piece) => {
        const key = at;
        at += piece.text.length;
        // An empty line would tear a short excerpt apart.
        const text = piece.text.replace(/\n\s*\n/g, "\n");
        return piece.marked ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
      })}
      {cutAfter && " …"}
    </p>
  );
}
