import { corpusLine } from "#app/shared/question/corpus-line.ts";
import type { OutletGroup } from "#app/shared/question/outlet-groups.ts";
import { SuggestionList } from "#app/shared/question/suggestion-list.tsx";
import { useSuggestions } from "#app/shared/question/use-suggestions.ts";
import { isComparison } from "#lib/evidence/is-comparison.ts";

type CompareTitleProps = {
  groups: readonly OutletGroup[];
  /** Of the list of articles. */
  status: "loading" | "ready" | "failed";
};

const WITHOUT_ARTICLES = {
  loading: "Opening the articles…",
  ready: "There are no articles to compare yet.",
  failed: "The articles cannot be listed.",
};

/** Before the first question: what the page does. */
export function CompareTitle({ groups, status }: CompareTitleProps) {
  return (
    <div className="pt-2 pb-6 sm:pt-8">
      <h1 className="text-balance font-semibold font-serif text-3xl leading-tight tracking-tight sm:text-4xl">
        Who says what, who differs, who is silent
      </h1>
      <p className="mt-3 text-lg text-muted">
        {groups.length > 0 ? `${corpusLine(groups)}, side by side.` : WITHOUT_ARTICLES[status]}
      </p>
    </div>
  );
}

type CompareSuggestionsProps = {
  label: string;
  /** Of the outlets that are compared; undefined: all. */
  outletIds: readonly string[] | undefined;
  onAsk: (question: string) => void;
};

/** Questions that the corpus can answer, those that compare first. */
export function CompareSuggestions({ label, outletIds, onAsk }: CompareSuggestionsProps) {
  const questions = useSuggestions(outletIds && { outletIds });
  const compares = (question: string) => Number(isComparison(question));
  const sorted = questions.toSorted((a, b) => compares(b) - compares(a));
  return <SuggestionList label={label} questions={sorted} onAsk={onAsk} />;
}
