import { copyNotice } from "#lib/duplicates/copy-notice.ts";
import type { ArticleInfo } from "#lib/schema/article.ts";
import { OutletMark } from "../articles/outlet-mark.tsx";
import { articleDate } from "../articles/partial-date.ts";
import { directionOf } from "../frame/direction.ts";

/** Outlet, date and title of a source. Says where the words are ours and not the outlet's, and who else prints them. */
export function SourceHeading({ article }: { article: ArticleInfo }) {
  const copies = copyNotice(article.nearDuplicates);
  return (
    <div>
      <p dir={directionOf(article.outletName)} className="flex flex-wrap items-center gap-x-2 font-semibold">
        <OutletMark outletId={article.outletId} outletName={article.outletName} />
        <bdi className="min-w-0">{article.outletName}</bdi>
        <bdi className="font-normal text-muted">{articleDate(article)}</bdi>
      </p>
      <p
        dir={article.wording === "summary" ? undefined : "auto"}
        className="mt-1 font-serif leading-snug [overflow-wrap:anywhere]"
      >
        {article.wording === "summary" ? (
          <>
            <span className="text-muted">Our summary of </span>
            <bdi>{article.title}</bdi>
          </>
        ) : (
          article.title
        )}
      </p>
      {copies !== undefined && <p className="mt-1 text-muted text-sm">{copies}</p>}
    </div>
  );
}
