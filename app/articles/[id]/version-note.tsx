import Link from "next/link";
import { momentWords } from "#app/shared/articles/library-words.ts";
import { articleHref } from "#app/shared/citations/article-href.ts";
import type { OpenedArticle } from "#lib/pipeline/open-article.ts";
import { TextChanges } from "./text-changes.tsx";

/** `isCited`: the link was made for some words of the text. */
type VersionNoteProps = { opened: OpenedArticle; isCited: boolean };

/** Says where the text shown is not the article's current one, or not the one that the link was made for. */
export function VersionNote({ opened, isCited }: VersionNoteProps) {
  const nothingMarked = isCited ? " Nothing is marked, because other words may stand there now." : "";
  switch (opened.kind) {
    case "former":
      return (
        <section aria-labelledby="version-note" className={NOTE}>
          <h2 id="version-note" className="font-semibold">
            This article was corrected since ({momentWords(opened.replacedAt)})
          </h2>
          <p className="text-muted">
            Below stands its text as it was when the link was made.{" "}
            <Link href={articleHref(opened.current.id)} prefetch={false} className="text-accent underline">
              Read the current version
            </Link>
          </p>
          <TextChanges changes={opened.changes} />
        </section>
      );
    case "changed":
      return (
        <p role="note" className={NOTE}>
          This article was changed since the link was made, and its text of then is not kept. Below stands the
          current version.{nothingMarked}
        </p>
      );
    case "moved":
      return (
        <p role="note" className={NOTE}>
          The link was made for an article that was moved in the corpus since; below stands the same text,
          from {opened.article.path}.
        </p>
      );
    case "same-file":
      return (
        <p role="note" className={NOTE}>
          The link was made by an older version of this program, for the file that is {opened.article.path}{" "}
          now. Its text may have been read in another way then.{nothingMarked}
        </p>
      );
    default:
      return null;
  }
}

const NOTE = "mt-6 border-doubt border-l-4 pl-3 [overflow-wrap:anywhere]";
