import Link from "next/link";
import { articleHref } from "#app/shared/citations/article-href.ts";
import { SourceHeading } from "#app/shared/citations/source-heading.tsx";
import type { ComparisonView } from "#app/shared/comparison/compare-view.ts";
import { firstSpan } from "./compare-markdown.ts";

/** The numbered passages that the cells are cited to. */
export function SourceList({ view }: { view: ComparisonView }) {
  return (
    <section aria-labelledby="comparison-sources" className="pt-4">
      <h2 id="comparison-sources" className="mb-3 font-semibold text-lg">
        Sources
      </h2>
      <ol className="grid gap-x-8 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
        {view.sources.map(({ marker, article, passage }) => (
          <li key={marker} className="grid grid-cols-[1.75rem_1fr] text-[0.95rem]">
            <span className="font-semibold text-accent tabular-nums">
              <span className="sr-only">Source </span>
              {marker}
            </span>
            <div>
              <SourceHeading article={article} />
              <Link
                href={articleHref(
                  article.id,
                  firstSpan(view, marker) ?? [passage.start, passage.end],
                  article.version,
                )}
                prefetch={false}
                aria-label={`Open article of source ${marker}`}
                className="text-accent text-sm hover:underline"
              >
                Open article →
              </Link>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
