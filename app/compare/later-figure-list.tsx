import Link from "next/link";
import { dateWords } from "#app/shared/articles/partial-date.ts";
import { articleHref } from "#app/shared/citations/article-href.ts";
import type { Cell } from "#lib/schema/comparison.ts";
import type { LaterFigure } from "./later-figures.ts";

/** Which later articles give another figure than an earlier one; both open at their words. */
export function LaterFigureList({ figures }: { figures: readonly LaterFigure[] }) {
  return (
    <ul aria-label="Later figures" className="mt-3 grid gap-1 text-[0.95rem]">
      {figures.map(({ label, earlier, later }) => (
        <li key={`${label} ${later.column.id}`}>
          <bdi>{label}</bdi>:{" "}
          <Figure cell={later.cell} words={`${later.column.name}, ${dateWords(later.date)}`} /> gives another
          figure than{" "}
          <Figure cell={earlier.cell} words={`${earlier.column.name}, ${dateWords(earlier.date)}`} />, check.
        </li>
      ))}
    </ul>
  );
}

function Figure({ cell, words }: { cell: Cell; words: string }) {
  if (cell.citation === undefined) return <bdi>{words}</bdi>;
  return (
    <Link
      href={articleHref(cell.citation.articleId, cell.citation.quoteSpan, cell.citation.version)}
      prefetch={false}
      className="text-accent hover:underline"
    >
      <bdi>{words}</bdi>
    </Link>
  );
}
