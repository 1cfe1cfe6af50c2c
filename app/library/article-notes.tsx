import { CopyLine } from "#app/shared/articles/copy-line.tsx";
import type { LibraryRow } from "#lib/schema/library.ts";

const MOST_COPIES = 3;

/** What is worth knowing about an article: copies elsewhere, what the ingestion noted, text for an assistant. */
export function ArticleNotes({ article }: { article: LibraryRow }) {
  const { id, originId, nearDuplicates = [], assistantAddresses = [] } = article;
  // The mark below says it already.
  const notes = article.notes.filter(
    (note) => assistantAddresses.length === 0 || !note.includes("addresses an assistant"),
  );
  const copies = nearDuplicates
    .toSorted((a, b) => Number(b.articleId === originId) - Number(a.articleId === originId))
    .slice(0, MOST_COPIES);
  const more = nearDuplicates.length - copies.length;
  if (copies.length + notes.length + assistantAddresses.length === 0) return null;
  return (
    <ul className="mt-1 grid gap-0.5 text-sm [overflow-wrap:anywhere]">
      {assistantAddresses.length > 0 && (
        <li className="text-doubt">Contains text that addresses an assistant</li>
      )}
      {id === originId && <li className="text-muted">Counted as the origin of this report</li>}
      {copies.map((copy) => (
        <li key={copy.articleId} className="text-muted">
          <CopyLine copy={copy} isOrigin={copy.articleId === originId} />
        </li>
      ))}
      {more > 0 && <li className="text-muted">and {more} more like it</li>}
      {notes.map((note) => (
        <li key={note} className="text-doubt">
          Noted: {note}
        </li>
      ))}
    </ul>
  );
}
