import { piecesOf } from "#app/shared/citations/passage-excerpt.ts";
import type { Span } from "#lib/schema/passage.ts";
import { articleParagraphs, type Paragraph } from "./article-paragraphs.ts";

type ArticleTextProps = {
  text: string;
  /** What is shown of it. */
  part: Span;
  span: Span | undefined;
};

/** The text in paragraphs, with `span` marked; its first mark can be reached as `#cited`. */
export function ArticleText({ text, part, span }: ArticleTextProps) {
  const paragraphs = articleParagraphs(text, part);
  const firstCited = span && paragraphs.find(({ start, end }) => start < span[1] && span[0] < end);
  return (
    <div className="mt-8 grid gap-[1.1em] font-serif text-[1.1875rem] leading-[1.7]">
      {paragraphs.map((paragraph) => (
        <TextBlock
          key={paragraph.start}
          text={text}
          paragraph={paragraph}
          span={span}
          isFirstCited={paragraph === firstCited}
        />
      ))}
    </div>
  );
}

type TextBlockProps = { text: string; paragraph: Paragraph; span: Span | undefined; isFirstCited: boolean };

function TextBlock({ text, paragraph, span, isFirstCited }: TextBlockProps) {
  const pieces = piecesOf(text, paragraph.start, paragraph.end, span === undefined ? [] : [span]);
  const content = pieces.map((piece) =>
    piece.marked ? (
      <mark key="cited" {...(isFirstCited ? { id: "cited", tabIndex: -1 } : {})} className="outline-none">
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
  return paragraph.kind === "heading" ? (
    <h2 dir="auto" className="mt-[0.6em] mb-[-0.5em] font-sans font-semibold text-lg leading-snug">
      {content}
    </h2>
  ) : (
    <p dir="auto" className="whitespace-pre-line [overflow-wrap:anywhere]">
      {content}
    </p>
  );
}
