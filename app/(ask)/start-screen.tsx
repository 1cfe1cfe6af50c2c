import { SuggestionList } from "#app/shared/question/suggestion-list.tsx";

type StartScreenProps = { corpus: string; suggestions: readonly string[]; onAsk: (question: string) => void };

/** Before the first question: what can be asked. */
export function StartScreen({ corpus, suggestions, onAsk }: StartScreenProps) {
  return (
    <div className="grid gap-8 pt-6 sm:pt-14">
      <div>
        <h1 className="text-balance font-semibold font-serif text-3xl leading-tight tracking-tight sm:text-4xl">
          Ask the articles, check every sentence
        </h1>
        <p className="mt-3 text-lg text-muted">{corpus}.</p>
      </div>
      <SuggestionList label="For example" questions={suggestions} onAsk={onAsk} />
    </div>
  );
}
