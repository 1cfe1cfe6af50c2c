import { CopyLine } from "#app/shared/articles/copy-line.tsx";
import type { NearDuplicate } from "#lib/schema/article.ts";

type CopyNoteProps = {
  copies: readonly NearDuplicate[];
  /** The article that stands for all printings of the report. */
  originId: string | undefined;
};

/** Which other articles of the corpus have this one's text, with a link to each. */
export function CopyNote({ copies, originId }: CopyNoteProps) {
  if (copies.length === 0) return null;
  return (
    <ul aria-label="Copies of this text" className="mt-2 grid gap-0.5 text-muted text-sm">
      {copies.map((copy) => (
        <li key={copy.articleId} className="[overflow-wrap:anywhere]">
          <CopyLine copy={copy} isOrigin={copy.articleId === originId} />
        </li>
      ))}
    </ul>
  );
}
