import { articleParagraphs, type Paragraph } from "#app/view/article-paragraphs.ts";
import { piecesOf } from "#app/view/passage-excerpt.ts";
import type { Span } from "#lib/domain/passage.ts";

/** The text in paragraphs, with `span` marked; its first mark can be reached as `#cited`. */
export function ArticleText({ text, span }: { text: string; span: Span | undefined }) {
  const paragraphs = articleParagraphs(text);
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
    <h2 className="mt-[0.6em] mb-[-0.5em] font-sans font-semibold text-lg leading-snug">{content}</h2>
  ) : (
    <p className="whitespace-pre-line">{content}</p>
  );
}
