import Link from "next/link";
import type { Citation, Source } from "#lib/schema/answer.ts";
import { articleHref } from "./article-href.ts";
import { CitationDetails } from "./citation-details.tsx";
import { PassageText } from "./passage-text.tsx";
import { SourceHeading } from "./source-heading.tsx";

/** What a citation rests on: the source, the words in their passage, who says them, and the way to the article. */
export function SourceCard({ source, citation }: { source: Source; citation: Citation }) {
  return (
    <div className="grid gap-3">
      <SourceHeading article={source.article} />
      <PassageText passage={source.passage} spans={[citation.quoteSpan]} context={180} />
      <CitationDetails citation={citation} source={source} />
      <Link
        href={articleHref(citation.articleId, citation.quoteSpan, citation.version)}
        prefetch={false}
        className="justify-self-start font-semibold text-accent hover:underline"
      >
        Open article →
      </Link>
    </div>
  );
}
