import Link from "next/link";
import { OutletMark } from "#app/shared/articles/outlet-mark.tsx";
import { articleHref } from "#app/shared/citations/article-href.ts";
import type { ComparisonView } from "#app/shared/comparison/compare-view.ts";
import type { Wording } from "#lib/schema/comparison.ts";
import { columnName } from "./compare-markdown.ts";

/** Which words the outlets use for the same thing. Counted, and each use can be opened; nothing is scored. */
export function FramingSection({ view }: { view: ComparisonView }) {
  return (
    <section aria-labelledby="comparison-framing" className="pt-4">
      <h2 id="comparison-framing" className="font-semibold text-lg">
        Words they use
      </h2>
      <p className="mb-3 text-muted text-sm">
        How often each outlet uses which words; every dot opens one use.
      </p>
      <dl className="grid gap-x-10 gap-y-5 xl:grid-cols-2">
        {view.framing.map(({ subject, wordings }) => (
          <div
            key={subject}
            className="grid gap-x-6 gap-y-1 border-line border-t pt-3 md:grid-cols-[12rem_1fr]"
          >
            <dt dir="auto" className="font-semibold">
              {subject}
            </dt>
            <dd>
              <ul className="grid gap-2">
                {wordings.map((wording) => (
                  <li key={wording.words} className="flex flex-wrap items-center gap-x-5 gap-y-1">
                    <bdi className="font-serif text-lg">{wording.words}</bdi>
                    <Uses wording={wording} view={view} />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Uses({ wording, view }: { wording: Wording; view: ComparisonView }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1">
      {wording.uses.map(({ columnId, articleId, version, spans }) => {
        const name = columnName(view, columnId);
        const outletId = view.columns.find(({ id }) => id === columnId)?.outletId ?? columnId;
        return (
          <li key={`${columnId} ${articleId}`} className="flex flex-wrap items-center gap-x-1.5 text-sm">
            <OutletMark outletId={outletId} outletName={name} />
            <span className="sr-only">{name}:</span>
            <span className="tabular-nums">
              {spans.length}
              <span className="sr-only"> {spans.length === 1 ? "use" : "uses"}</span>
            </span>
            {spans.map((span, index) => (
              <Link
                key={span.join()}
                href={articleHref(articleId, span, version)}
                prefetch={false}
                aria-label={`${wording.words} in ${name}, use ${index + 1}`}
                className="grid size-6 place-items-center rounded text-accent hover:bg-accent-soft"
              >
                <span aria-hidden="true">●</span>
              </Link>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
