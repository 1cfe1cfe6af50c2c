import { SuggestionList } from "#app/components/chat/suggestion-list.tsx";
import { useSuggestions } from "#app/hooks/use-suggestions.ts";
import { corpusLine } from "#app/view/corpus-line.ts";
import type { OutletGroup } from "#app/view/outlet-groups.ts";
import { isComparison } from "#lib/evidence/is-comparison.ts";

/** Before the first question: what the page does. */
export function CompareTitle({ groups }: { groups: readonly OutletGroup[] }) {
  return (
    <div className="pt-2 pb-6 sm:pt-8">
      <h1 className="text-balance font-semibold font-serif text-3xl leading-tight tracking-tight sm:text-4xl">
        Who says what, who differs, who is silent
      </h1>
      <p className="mt-3 text-lg text-muted">
        {groups.length === 0 ? "Opening the articles…" : `${corpusLine(groups)}, side by side.`}
      </p>
    </div>
  );
}

/** Questions that the corpus can answer, those that compare first. */
export function CompareSuggestions({ label, onAsk }: { label: string; onAsk: (question: string) => void }) {
  const questions = useSuggestions();
  const compares = (question: string) => Number(isComparison(question));
  const sorted = questions.toSorted((a, b) => compares(b) - compares(a));
  return <SuggestionList label={label} questions={sorted} onAsk={onAsk} />;
}
