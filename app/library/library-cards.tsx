import Link from "next/link";
import { useId } from "react";
import { GENRE_WORDS, originWords, WORDING_WORDS } from "#app/shared/articles/library-words.ts";
import { OutletMark } from "#app/shared/articles/outlet-mark.tsx";
import { articleDate } from "#app/shared/articles/partial-date.ts";
import { articleHref } from "#app/shared/citations/article-href.ts";
import { directionOf } from "#app/shared/frame/direction.ts";
import { formatCount } from "#app/shared/frame/format-count.ts";
import { LIBRARY_SORTS, type LibrarySort } from "#lib/pipeline/list-library.ts";
import type { LibraryRow } from "#lib/schema/library.ts";
import { ArticleActions, type ArticleHandlers } from "./article-actions.tsx";
import { ArticleNotes } from "./article-notes.tsx";
import type { LibraryAddress } from "./library-address.ts";

type LibraryCardsProps = ArticleHandlers & {
  articles: readonly LibraryRow[];
  address: LibraryAddress;
  onSort: (sort: LibrarySort, descending: boolean) => void;
};

const SORT_WORDS: Record<LibrarySort, string> = {
  match: "Best match",
  outlet: "Outlet",
  title: "Title",
  date: "Date",
  genre: "Genre",
  wording: "Wording",
  passages: "Passages",
};

/** The same as the table, where there is no room for one. */
export function LibraryCards({ articles, address, onSort, ...handlers }: LibraryCardsProps) {
  const sorts = LIBRARY_SORTS.filter((sort) => sort !== "match" || address.search.trim() !== "");
  const id = useId();
  return (
    <>
      <div className="flex items-center gap-2 pb-2 text-sm">
        <label htmlFor={id} className="text-muted">
          Sort by
        </label>
        <select
          id={id}
          value={address.sort}
          onChange={(event) => {
            const next = sorts.find((sort) => sort === event.target.value);
            if (next !== undefined) onSort(next, false);
          }}
          className="rounded border border-line bg-card px-2 py-1"
        >
          {sorts.map((sort) => (
            <option key={sort} value={sort}>
              {SORT_WORDS[sort]}
            </option>
          ))}
        </select>
        {address.sort !== "match" && (
          <button
            type="button"
            className="rounded border border-line px-3 py-1"
            onClick={() => onSort(address.sort, !address.descending)}
          >
            {address.descending ? "Descending ↓" : "Ascending ↑"}
          </button>
        )}
      </div>
      <ul aria-label="Articles" className="grid gap-3 md:grid-cols-2">
        {articles.map((article) => (
          <ArticleCard key={article.id} article={article} {...handlers} />
        ))}
      </ul>
    </>
  );
}

function ArticleCard({ article, ...handlers }: ArticleHandlers & { article: LibraryRow }) {
  const { id, title, outletId, outletName, genre, wording, passages } = article;
  const facts = [
    ...(genre === "unknown" ? [] : [GENRE_WORDS[genre]]),
    WORDING_WORDS[wording],
    formatCount(passages, "passage"),
  ];
  const origins = originWords(article);
  return (
    <li className="min-w-0 rounded border border-line bg-card px-3 py-2.5">
      <p dir={directionOf(outletName)} className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <OutletMark outletId={outletId} outletName={outletName} />
        <bdi className="min-w-0 font-semibold [overflow-wrap:anywhere]">{outletName}</bdi>
        <bdi className="text-muted">{articleDate(article)}</bdi>
      </p>
      <h3 dir="auto" className="mt-1 font-serif text-lg leading-snug [overflow-wrap:anywhere]">
        <Link href={articleHref(id)} prefetch={false}>
          {title}
        </Link>
      </h3>
      <p className="mt-0.5 text-muted text-sm">{facts.join(" · ")}</p>
      {origins !== "" && <p className="text-muted text-sm">Metadata from: {origins}</p>}
      <ArticleNotes article={article} />
      <div className="mt-2">
        <ArticleActions article={article} {...handlers} />
      </div>
    </li>
  );
}
