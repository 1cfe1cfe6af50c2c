import Link from "next/link";
import { useId } from "react";
import { GENRE_WORDS, originWords, WORDING_WORDS } from "#app/shared/articles/library-words.ts";
import { OutletMark } from "#app/shared/articles/outlet-mark.tsx";
import { articleDate } from "#app/shared/articles/partial-date.ts";
import { articleHref } from "#app/shared/citations/article-href.ts";
import type { LibrarySort } from "#lib/pipeline/list-library.ts";
import type { LibraryRow } from "#lib/schema/library.ts";
import { ArticleActions, type ArticleHandlers } from "./article-actions.tsx";
import { ArticleNotes } from "./article-notes.tsx";
import type { LibraryAddress } from "./library-address.ts";

type LibraryTableProps = ArticleHandlers & {
  articles: readonly LibraryRow[];
  address: LibraryAddress;
  onSort: (sort: LibrarySort, descending: boolean) => void;
};

const COLUMNS: { sort: LibrarySort; label: string; className?: string }[] = [
  { sort: "outlet", label: "Outlet" },
  { sort: "title", label: "Title" },
  { sort: "date", label: "Date" },
  { sort: "genre", label: "Genre" },
  { sort: "wording", label: "Wording" },
  { sort: "passages", label: "Passages", className: "text-end" },
];

/** One row an article; the heads sort. */
export function LibraryTable({ articles, address, onSort, ...handlers }: LibraryTableProps) {
  return (
    <table className="library-table" aria-label="Articles">
      <thead>
        <tr className="text-sm">
          {COLUMNS.map(({ sort, label, className }) => {
            const isSorted = address.sort === sort;
            const order = address.descending ? "descending" : "ascending";
            return (
              <th key={sort} scope="col" aria-sort={isSorted ? order : "none"} className={className}>
                <button
                  type="button"
                  className="rounded hover:text-accent"
                  onClick={() => onSort(sort, isSorted && !address.descending)}
                >
                  {label}
                  <span aria-hidden="true" className="inline-block w-4 text-accent">
                    {isSorted ? (address.descending ? "↓" : "↑") : ""}
                  </span>
                </button>
              </th>
            );
          })}
          <th scope="col">Metadata from</th>
          <th scope="col">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {articles.map((article) => (
          <ArticleRow key={article.id} article={article} {...handlers} />
        ))}
      </tbody>
    </table>
  );
}

function ArticleRow({ article, ...handlers }: ArticleHandlers & { article: LibraryRow }) {
  const { id, title, outletId, outletName, genre, wording, passages } = article;
  const titleId = useId();
  return (
    <tr>
      <td className="min-w-44">
        <span className="flex items-baseline gap-2">
          <OutletMark outletId={outletId} outletName={outletName} />
          <bdi className="min-w-0 [overflow-wrap:anywhere]">{outletName}</bdi>
        </span>
      </td>
      {/* The notes below the title are no part of the row's name. */}
      <th scope="row" dir="auto" aria-labelledby={titleId} className="w-full min-w-64 font-normal">
        <Link
          id={titleId}
          href={articleHref(id)}
          prefetch={false}
          className="font-serif text-[1.05rem] leading-snug [overflow-wrap:anywhere] hover:text-accent hover:underline"
        >
          {title}
        </Link>
        <ArticleNotes article={article} />
      </th>
      <td className="min-w-28">{articleDate(article)}</td>
      <td>{GENRE_WORDS[genre]}</td>
      <td className="whitespace-nowrap">{WORDING_WORDS[wording]}</td>
      <td className="text-end tabular-nums">{passages.toLocaleString("en")}</td>
      <td className="min-w-36 text-muted text-sm">{originWords(article)}</td>
      <td>
        <ArticleActions article={article} {...handlers} />
      </td>
    </tr>
  );
}
