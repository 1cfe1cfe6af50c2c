import { momentWords } from "#app/shared/articles/library-words.ts";
import type { RemovedArticle } from "#lib/schema/library.ts";
import { HEADING, QUIET_BUTTON } from "./styles.ts";

type RemovedListProps = { removed: readonly RemovedArticle[]; onRestore: (article: RemovedArticle) => void };

/** What was removed, to be put back at any time. */
export function RemovedList({ removed, onRestore }: RemovedListProps) {
  if (removed.length === 0) return null;
  return (
    <section aria-labelledby="removed-articles" className="mt-8 border-line border-t pt-5">
      <h2 id="removed-articles" className={HEADING}>
        Removed
      </h2>
      <p className="mt-1 text-muted text-sm">
        Their files are kept in the folder .trash of the corpus folder; delete them there for good.
      </p>
      <ul className="mt-2 grid gap-1">
        {removed.map((article) => (
          <li key={article.id} className="flex flex-wrap items-baseline gap-x-3">
            <span className="[overflow-wrap:anywhere]">
              <bdi>“{article.title}”</bdi>, <bdi>{article.outletName}</bdi>
            </span>
            <span className="text-muted text-sm">{momentWords(article.removedAt)}</span>
            <button
              type="button"
              className={`${QUIET_BUTTON} text-sm`}
              aria-label={`Restore “${article.title}”`}
              onClick={() => onRestore(article)}
            >
              Restore
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
