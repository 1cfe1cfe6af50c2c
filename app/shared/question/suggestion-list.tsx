type SuggestionListProps = { label: string; questions: readonly string[]; onAsk: (question: string) => void };

/** Questions that the corpus can answer, each asked by a click. */
export function SuggestionList({ label, questions, onAsk }: SuggestionListProps) {
  if (questions.length === 0) return null;
  return (
    <div>
      <p className="mb-1 text-muted text-sm">{label}</p>
      <ul className="border-line border-t">
        {questions.map((question) => (
          <li key={question} dir="auto" className="border-line border-b">
            <button
              type="button"
              onClick={() => onAsk(question)}
              className="group flex w-full items-baseline justify-between gap-4 px-1 py-3 text-start font-serif text-lg leading-snug hover:text-accent"
            >
              <span className="min-w-0 [overflow-wrap:anywhere]">{question}</span>
              <span aria-hidden="true" className="text-muted group-hover:text-accent rtl:-scale-x-100">
                →
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
