import type { Citation, Source } from "#lib/schema/answer.ts";
import { pageOf } from "#lib/text/page-of.ts";
import { Isolated } from "../frame/isolated.tsx";
import { checkWords } from "./finding-words.ts";
import { voiceWords } from "./voice-words.ts";

/** Who speaks, on which page of a document with pages, and what the check came to. */
export function CitationDetails({ citation, source }: { citation: Citation; source: Source }) {
  const doubtful = citation.check === "doubtful" || citation.check === "unsure";
  const page = pageOf(source.article, citation.quoteSpan[0]);
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-sm">
      <dt className="text-muted">Speaker</dt>
      <dd>
        <Isolated text={voiceWords(citation.voice, source.article.outletName)} />
      </dd>
      {page !== undefined && (
        <>
          <dt className="text-muted">Page</dt>
          <dd>{page}</dd>
        </>
      )}
      <dt className="text-muted">Check</dt>
      <dd className={doubtful ? "text-doubt" : undefined}>{checkWords(citation, source.article.wording)}</dd>
    </dl>
  );
}
