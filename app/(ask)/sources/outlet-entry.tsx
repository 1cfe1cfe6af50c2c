"use client";

import { OutletMark } from "#app/shared/articles/outlet-mark.tsx";
import { articleDate } from "#app/shared/articles/partial-date.ts";
import type { OutletGroup } from "#app/shared/question/outlet-groups.ts";
import { SourceCheckbox } from "#app/shared/question/source-checkbox.tsx";
import type { ArticleInfo } from "#lib/schema/article.ts";
import { type ArticleUse, articleUseWords, outletUse } from "./article-uses.ts";
import type { SourceFilter } from "./use-source-filter.ts";

const MOST_LISTED = 100;

type OutletEntryProps = {
  group: OutletGroup;
  filter: SourceFilter;
  uses: ReadonlyMap<string, ArticleUse>;
};

/** An outlet with its articles, each with a box that takes it into the search or leaves it out. */
export function OutletEntry({ group, filter, uses }: OutletEntryProps) {
  const { outlet, articles } = group;
  const ids = articles.map((article) => article.id);
  const selected = ids.filter((id) => !filter.excluded.has(id)).length;
  const only = articles.length === 1 ? articles[0] : undefined;
  return (
    <li className="border-line border-b py-1">
      <SourceCheckbox
        checked={selected === ids.length}
        partly={selected > 0 && selected < ids.length}
        onChange={(checked) => filter.set(ids, checked)}
      >
        <span className="flex items-center gap-2 font-semibold">
          <OutletMark outletId={outlet.id} outletName={outlet.name} />
          <bdi className="min-w-0 [overflow-wrap:anywhere]">{outlet.name}</bdi>
        </span>
        {only !== undefined && <ArticleLine article={only} />}
        <UseWords use={outletUse(ids, uses)} />
      </SourceCheckbox>
      {only === undefined && (
        <details className="ps-6">
          <summary className="py-1 text-muted text-sm">
            {selected} of {articles.length} articles
          </summary>
          <ul>
            {articles.slice(0, MOST_LISTED).map((article) => (
              <li key={article.id}>
                <SourceCheckbox
                  checked={!filter.excluded.has(article.id)}
                  onChange={(checked) => filter.set([article.id], checked)}
                >
                  <ArticleLine article={article} />
                  <UseWords use={uses.get(article.id)} />
                </SourceCheckbox>
              </li>
            ))}
          </ul>
          {articles.length > MOST_LISTED && (
            <p className="py-1 text-muted text-sm">and {articles.length - MOST_LISTED} more</p>
          )}
        </details>
      )}
    </li>
  );
}

function ArticleLine({ article }: { article: ArticleInfo }) {
  return (
    <span className="block text-sm leading-snug [overflow-wrap:anywhere]">
      <bdi className="font-serif">{article.title}</bdi>{" "}
      <span className="text-muted">{articleDate(article)}</span>
      {article.assistantAddresses !== undefined && (
        <span className="block text-doubt">Contains text that addresses an assistant</span>
      )}
    </span>
  );
}

function UseWords({ use }: { use: ArticleUse | undefined }) {
  if (use === undefined) return null;
  const isCited = use.kind === "cited";
  return (
    <span className={`block text-sm ${isCited ? "font-semibold text-accent" : "text-muted"}`}>
      {articleUseWords(use)}
    </span>
  );
}
