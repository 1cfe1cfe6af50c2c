import { verdictWords } from "#app/shared/citations/finding-words.ts";
import type { AnswerView } from "#app/shared/conversation/answer-view.ts";
import { formatCount } from "#app/shared/frame/format-count.ts";
import { Isolated } from "#app/shared/frame/isolated.tsx";
import type { OutletGroup } from "#app/shared/question/outlet-groups.ts";
import type { Opinion } from "#lib/schema/answer.ts";
import { searchedAs } from "../conversation/searched-as.ts";
import { SearchedFor } from "../conversation/searched-for.tsx";
import { silentOutletWords } from "./silent-outlets.ts";

type AnswerPrefaceProps = {
  question: string;
  view: AnswerView;
  /** Where the search may be changed. */
  onSearchFor: ((words: string) => void) | undefined;
};

/** What a reader should know before the answer: what was searched in the question's place, and how well it matched. */
export function AnswerPreface({ question, view, onSearchFor }: AnswerPrefaceProps) {
  const asked = searchedAs(question, view);
  const isChanged = asked !== undefined || view.corrections.length > 0;
  const isWeak = !view.refused && view.coverage === "thin";
  if (!isChanged && !isWeak && view.incompleteNote === undefined) return null;
  return (
    <div className="grid gap-1 text-muted text-sm">
      {view.incompleteNote !== undefined && <p className="font-semibold text-ink">{view.incompleteNote}</p>}
      {view.corrections.length > 0 && (
        <p>
          Not in these articles: <bdi>{view.corrections.map(({ from }) => from).join(", ")}</bdi>. Searched
          instead for: <bdi>{view.corrections.map(({ to }) => to).join(", ")}</bdi>.
        </p>
      )}
      {isChanged && (
        <SearchedFor searchedFor={asked ?? question} question={question} onSearchFor={onSearchFor} />
      )}
      {isWeak && (
        <p className="border-doubt border-s-4 ps-3">
          Weak match: these articles say little about the question.
        </p>
      )}
    </div>
  );
}

/** What a reader should know after the answer: who had nothing, and what was taken out or is in doubt. */
export function AnswerNotes({ view, groups }: { view: AnswerView; groups: readonly OutletGroup[] }) {
  const silent = silentOutletWords(groups, view.silentArticleIds);
  const removed = removedWords(view.removed);
  return (
    <div className="grid gap-1 text-muted text-sm">
      {!view.refused && silent !== "" && (
        <p>
          Nothing found in: <Isolated text={silent} />.
        </p>
      )}
      {view.opinions.length > 0 && <p>Second opinion by {opinionWords(view.opinions)}.</p>}
      {view.opinionNote !== undefined && <p>{view.opinionNote}</p>}
      {removed !== "" && <p>Taken out of the answer: {removed}.</p>}
    </div>
  );
}

/** How many sentences came to which verdict. */
function opinionWords(opinions: readonly Opinion[]): string {
  const verdicts = ["supported", "partly", "not-supported", "cannot-tell"] as const;
  const counts = verdicts
    .map((verdict) => ({ verdict, count: opinions.filter((opinion) => opinion.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${verdictWords(verdict)} (${formatCount(count, "sentence")})`);
  return `${opinions[0]?.model}, which proves nothing: ${counts.join(", ")}`;
}

function removedWords({ markers, quotations }: AnswerView["removed"]): string {
  const words: string[] = [];
  if (markers > 0) words.push(`${formatCount(markers, "citation")} that pointed to no source`);
  if (quotations > 0) words.push(`quotation marks around words that are in no source (${quotations})`);
  return words.join("; ");
}
