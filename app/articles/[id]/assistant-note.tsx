import type { Article } from "#lib/schema/article.ts";
import { inQuotationMarks } from "#lib/text/in-quotation-marks.ts";

/** Says which words of the article are meant for a machine, so that the reader can judge why they are there. */
export function AssistantNote({ article: { text, assistantAddresses = [] } }: { article: Article }) {
  if (assistantAddresses.length === 0) return null;
  return (
    <section aria-labelledby="assistant-note" className="mt-6 border-doubt border-s-4 ps-3">
      <h2 id="assistant-note" className="font-semibold">
        This article contains text that addresses an assistant
      </h2>
      <p className="text-muted">
        It is shown as it stands. No answer is made of it, no model is given it, and nothing in it is
        followed.
      </p>
      <ul className="mt-2 grid gap-1">
        {assistantAddresses.slice(0, MOST_SHOWN).map(({ start, end, rule }) => (
          <li key={start} className="break-words">
            <span className="text-muted">{rule}:</span>{" "}
            <span dir="auto">{inQuotationMarks(shortened(text.slice(start, end).trim()))}</span>
          </li>
        ))}
        {assistantAddresses.length > MOST_SHOWN && (
          <li className="text-muted">and {assistantAddresses.length - MOST_SHOWN} more</li>
        )}
      </ul>
    </section>
  );
}

const LONGEST = 300;
const MOST_SHOWN = 20;

function shortened(words: string): string {
  return words.length > LONGEST ? `${words.slice(0, LONGEST)} …` : words;
}
