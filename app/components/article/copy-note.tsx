import Link from "next/link";
import { articleHref } from "#app/view/article-href.ts";
import { COPY_WORDS } from "#app/view/library-schema.ts";
import type { NearDuplicate } from "#lib/domain/article.ts";

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
      {copies.map(({ articleId, kind, title, outletName }) => (
        <li key={articleId} className="[overflow-wrap:anywhere]">
          {COPY_WORDS[kind]}{" "}
          <Link href={articleHref(articleId)} prefetch={false} className="text-accent underline">
            {title}
          </Link>
          , {outletName}
          {articleId === originId && " (its origin)"}
        </li>
      ))}
    </ul>
  );
}
