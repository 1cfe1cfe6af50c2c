"use client";

import type { RefObject } from "react";
import { formatCount } from "#app/shared/frame/format-count.ts";
import { StateNotice } from "#app/shared/frame/state-notice.tsx";
import { useMatches } from "#app/shared/frame/use-matches.ts";
import type { Resource } from "#app/shared/frame/use-resource.ts";
import type { LibrarySort } from "#lib/pipeline/list-library.ts";
import type { LibraryPage } from "#lib/schema/library.ts";
import type { ArticleHandlers } from "./article-actions.tsx";
import { isFiltered, type LibraryAddress } from "./library-address.ts";
import { LibraryCards } from "./library-cards.tsx";
import { LibraryPager } from "./library-pager.tsx";
import { LibraryTable } from "./library-table.tsx";
import { BUTTON } from "./styles.ts";

type LibraryListProps = ArticleHandlers & {
  resource: Resource<LibraryPage>;
  address: LibraryAddress;
  onChange: (change: Partial<LibraryAddress>) => void;
  onRetry: () => void;
  /** The section, to be focused where a button that had the focus is gone. */
  list: RefObject<HTMLElement | null>;
};

/** The articles that match, or why there are none. */
export function LibraryList(props: LibraryListProps) {
  const { resource, address, onChange, onRetry, onCorrect, onRemove, list } = props;
  // What the table needs without scrolling sideways.
  const isWide = useMatches("(min-width: 78rem)", true);
  if (resource.status === "loading") return <p className="mt-6 text-muted">Loading…</p>;
  if (resource.status === "failed") {
    return (
      <div className="mt-6">
        <StateNotice role="alert" title={resource.failure.message} hint={resource.failure.hint}>
          <button type="button" className={BUTTON} onClick={onRetry}>
            Try again
          </button>
        </StateNotice>
      </div>
    );
  }
  // What was removed leaves the index only with the ingestion.
  const articles = resource.data.articles.filter(({ isLeaving }) => !isLeaving);
  const leaving = resource.data.articles.length - articles.length;
  const [total, all] = [resource.data.total - leaving, resource.data.all - leaving];
  const shared = {
    articles,
    address,
    onCorrect,
    onRemove,
    onSort: (sort: LibrarySort, descending: boolean) => onChange({ sort, descending }),
  };
  return (
    <section ref={list} tabIndex={-1} aria-label="Articles" className="mt-4 outline-none">
      <p role="status" className="pb-2 text-muted text-sm">
        {countWords(total, all, isFiltered(address))}
      </p>
      {articles.length > 0 && (isWide ? <LibraryTable {...shared} /> : <LibraryCards {...shared} />)}
      <LibraryPager
        page={address.page}
        total={total}
        onPage={(page) => {
          onChange({ page });
          // The next page begins at its top, for the eye and for the keyboard.
          list.current?.focus();
          list.current?.scrollIntoView();
        }}
      />
    </section>
  );
}

function countWords(total: number, all: number, filtered: boolean): string {
  if (all === 0) return "No articles yet: add some above.";
  if (!filtered) return formatCount(total, "article");
  if (total === 0) return `Nothing matches, of ${formatCount(all, "article")}.`;
  return `${total.toLocaleString("en")} of ${formatCount(all, "article")}`;
}
