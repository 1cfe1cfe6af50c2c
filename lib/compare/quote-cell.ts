import type { Cell, Column } from "#lib/schema/comparison.ts";
import type { Retrieved } from "#lib/schema/retrieval.ts";
import { speakerOf } from "#lib/text/speakers.ts";

/** A cell that shows words of a passage; `start` and `end` are offsets into the passage. */
export function quoteCell(
  column: Column,
  { passage, article }: Retrieved,
  [start, end]: readonly [number, number],
  articleText: string | undefined,
): Cell {
  const quote = passage.text.slice(start, end);
  const quoteSpan = [passage.start + start, passage.start + end] as const;
  const voice = speakerOf(
    articleText ?? passage.text,
    articleText === undefined ? [start, end] : quoteSpan,
    article,
  );
  return {
    columnId: column.id,
    stance: "not-checked",
    quote,
    voice,
    citation: {
      marker: 0,
      articleId: article.id,
      ...(article.version !== undefined && { version: article.version }),
      answerSpan: [0, quote.length],
      quote,
      quoteSpan,
      check: "verbatim",
      findings: [],
      voice,
    },
  };
}

export function silentCell(column: Column): Cell {
  return { columnId: column.id, stance: "silent" };
}
