import Link from "next/link";
import { articleHref } from "#app/shared/citations/article-href.ts";
import { CitationDetails } from "#app/shared/citations/citation-details.tsx";
import { PassageText } from "#app/shared/citations/passage-text.tsx";
import { SourceHeading } from "#app/shared/citations/source-heading.tsx";
import type { Citation, Source } from "#lib/schema/answer.ts";

/** One numbered source with all of its words that the answer rests on. */
export function EvidenceItem({ source, citations }: { source: Source; citations: readonly Citation[] }) {
  const first = citations[0];
  return (
    <li className="arriving grid grid-cols-[1.75rem_1fr] gap-x-2">
      <span className="font-semibold text-accent tabular-nums">
        <span className="sr-only">Source </span>
        {source.marker}
      </span>
      <div className="grid gap-2 text-[0.95rem]">
        <SourceHeading article={source.article} />
        <PassageText
          passage={source.passage}
          spans={citations.map((citation) => citation.quoteSpan)}
          context={90}
        />
        {distinctDetails(citations).map((citation) => (
          <CitationDetails key={citation.answerSpan.join()} citation={citation} source={source} />
        ))}
        <Link
          href={articleHref(source.article.id, first?.quoteSpan, first?.version)}
          prefetch={false}
          className="justify-self-start font-semibold text-accent hover:underline"
        >
          Open article →
        </Link>
      </div>
    </li>
  );
}

/** One for each speaker and outcome: five sentences of one speaker need not say so five times. */
function distinctDetails(citations: readonly Citation[]): Citation[] {
  const seen = new Map<string, Citation>();
  for (const citation of citations) {
    const key = JSON.stringify([citation.voice, citation.check, citation.findings]);
    if (!seen.has(key)) seen.set(key, citation);
  }
  return [...seen.values()];
}
