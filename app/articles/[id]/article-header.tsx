import { OutletMark } from "#app/shared/articles/outlet-mark.tsx";
import { articleDate } from "#app/shared/articles/partial-date.ts";
import { directionOf } from "#app/shared/frame/direction.ts";
import type { Article } from "#lib/schema/article.ts";
import { CopyNote } from "./copy-note.tsx";
import { metadataLine } from "./metadata-line.ts";

const GENRES = { report: "Report", analysis: "Analysis", opinion: "Opinion", unknown: undefined };

/** Whose article it is, of when, and whose words stand below. */
export function ArticleHeader({ article }: { article: Article }) {
  const { outletId, outletName, title, authors, genre, wording } = article;
  const isSummary = wording === "summary";
  return (
    <header>
      <p dir={directionOf(outletName)} className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <OutletMark outletId={outletId} outletName={outletName} />
        <bdi className="min-w-0 font-semibold">{outletName}</bdi>
        <bdi className="text-muted">{articleDate(article)}</bdi>
        {GENRES[genre] !== undefined && <span className="text-muted">· {GENRES[genre]}</span>}
      </p>
      <h1
        dir={isSummary ? undefined : "auto"}
        className="mt-3 text-balance font-semibold font-serif text-3xl leading-tight tracking-tight [overflow-wrap:anywhere] sm:text-[2.6rem] sm:leading-[1.15]"
      >
        {isSummary && (
          <span className="mb-1 block font-normal text-muted text-xl tracking-normal">Our summary of</span>
        )}
        {isSummary ? <bdi>{title}</bdi> : title}
      </h1>
      {authors.length > 0 && (
        <p className="mt-3 text-muted">
          By <bdi>{authors.join(", ")}</bdi>
        </p>
      )}
      <p className="mt-4 border-line border-y py-2 text-muted text-sm">
        {isSummary
          ? `The text below is our summary of the article, in our own words; it is not ${outletName}'s text.`
          : "Original text."}{" "}
        {metadataLine(article)}
      </p>
      <CopyNote copies={article.nearDuplicates ?? []} originId={article.originId} />
    </header>
  );
}
