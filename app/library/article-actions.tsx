import type { LibraryRow } from "#lib/schema/library.ts";
import { QUIET_BUTTON } from "./styles.ts";

/** What can be done with one article. */
export type ArticleHandlers = {
  onCorrect: (article: LibraryRow) => void;
  onRemove: (article: LibraryRow) => void;
};

export function ArticleActions({ article, onCorrect, onRemove }: ArticleHandlers & { article: LibraryRow }) {
  return (
    <span className="-mx-2 -my-1 flex whitespace-nowrap text-sm">
      <button
        type="button"
        className={QUIET_BUTTON}
        aria-label={`Correct “${article.title}”`}
        onClick={() => onCorrect(article)}
      >
        Correct
      </button>
      <button
        type="button"
        className={QUIET_BUTTON}
        aria-label={`Remove “${article.title}”`}
        onClick={() => onRemove(article)}
      >
        Remove
      </button>
    </span>
  );
}
