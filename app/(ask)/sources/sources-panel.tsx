"use client";

import { useState } from "react";
import { formatCount } from "#app/shared/frame/format-count.ts";
import { LibraryLink } from "#app/shared/frame/library-link.tsx";
import type { OutletGroup } from "#app/shared/question/outlet-groups.ts";
import type { ArticleUse } from "./article-uses.ts";
import { OutletEntry } from "./outlet-entry.tsx";
import type { SourceFilter } from "./use-source-filter.ts";
import { YearHistogram } from "./year-histogram.tsx";

const FIND_FROM = 12;
const MOST_LISTED = 200;

type SourcesPanelProps = {
  groups: readonly OutletGroup[];
  /** Of the list of articles. */
  status: "loading" | "ready" | "failed";
  filter: SourceFilter;
  uses: ReadonlyMap<string, ArticleUse>;
};

/** Which articles are asked, and what the answer made of each. */
export function SourcesPanel({ groups, status, filter, uses }: SourcesPanelProps) {
  const [find, setFind] = useState("");
  const articles = groups.flatMap((group) => group.articles);
  const ids = articles.map((article) => article.id);
  const wanted = find.trim().toLowerCase();
  const found = groups.filter((group) => group.outlet.name.toLowerCase().includes(wanted));
  if (articles.length === 0) return <NoArticles status={status} />;
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">Articles to ask</legend>
      <div className="flex items-center justify-between gap-2 text-sm">
        <p aria-live="polite">
          {filter.selectedCount} of {filter.totalCount} selected
        </p>
        <span className="flex">
          <button type="button" className={BUTTON} onClick={() => filter.set(ids, true)}>
            All
          </button>
          <button type="button" className={BUTTON} onClick={() => filter.set(ids, false)}>
            None
          </button>
        </span>
      </div>
      {groups.length >= FIND_FROM && (
        <input
          type="search"
          dir="auto"
          value={find}
          onChange={(event) => setFind(event.target.value)}
          placeholder="Find an outlet"
          aria-label="Find an outlet"
          className="my-2 w-full rounded border border-line bg-card px-2 py-1"
        />
      )}
      <ul className="border-line border-t">
        {found.slice(0, MOST_LISTED).map((group) => (
          <OutletEntry key={group.outlet.id} group={group} filter={filter} uses={uses} />
        ))}
      </ul>
      {found.length > MOST_LISTED && (
        <p className="py-2 text-muted text-sm">
          and {formatCount(found.length - MOST_LISTED, "more outlet")}
        </p>
      )}
      <div className="mt-4">
        <YearHistogram articles={articles} />
      </div>
    </fieldset>
  );
}

function NoArticles({ status }: Pick<SourcesPanelProps, "status">) {
  if (status === "loading") return <p className="text-muted">Opening the articles…</p>;
  if (status === "failed") return <p className="text-muted">The articles cannot be listed.</p>;
  return (
    <p className="text-muted">
      No articles to ask yet. <LibraryLink />
    </p>
  );
}

const BUTTON = "rounded px-2 py-1 text-accent hover:bg-accent-soft";
