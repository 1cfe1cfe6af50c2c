import { PAGE_SIZE } from "./library-address.ts";
import { BUTTON } from "./styles.ts";

type LibraryPagerProps = { page: number; total: number; onPage: (page: number) => void };

/** The way through a long list. */
export function LibraryPager({ page, total, onPage }: LibraryPagerProps) {
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  if (pages === 1 && page === 1) return null;
  return (
    <nav aria-label="Pages of the list" className="mt-4 flex flex-wrap items-center gap-3 text-sm">
      <button
        type="button"
        className={BUTTON}
        disabled={page <= 1}
        onClick={() => onPage(Math.min(page - 1, pages))}
      >
        Previous
      </button>
      <span aria-current="page">
        Page {page.toLocaleString("en")} of {pages.toLocaleString("en")}
      </span>
      <button type="button" className={BUTTON} disabled={page >= pages} onClick={() => onPage(page + 1)}>
        Next
      </button>
    </nav>
  );
}
