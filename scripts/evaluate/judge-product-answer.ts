import { z } from "zod";
import type { Asked } from "./ask.ts";

const Sentence = z.object({ article: z.string(), text: z.string() });

/** One line of the product's questions; tests/evaluate/README.md tells what each field means. */
export const ProductQuestionSchema = z.object({
  id: z.string(),
  kind: z.string(),
  before: z.array(z.string()),
  question: z.string(),
  expect: z.enum(["answer", "refuse", "either"]),
  sentences: z.array(Sentence),
  accepted: z.array(Sentence).optional(),
});
export type ProductQuestion = z.infer<typeof ProductQuestionSchema>;

/**
 * Why an answer is not right: `refused` a question that has an answer; `retrieval`, no passage that was found holds a
 * listed sentence (of a comparison: of two outlets); `choice`, one does, and other sentences were shown; `answered`
 * what must be refused.
 */
export type Miss = "refused" | "retrieval" | "choice" | "answered";

/** What an answer is by one list of sentences. */
export type Judgement = {
  right: boolean;
  /** A listed sentence is among the first three that are cited. */
  firstThree: boolean;
  /** Absent where it is right. */
  miss?: Miss;
};

/** `strict`: by the sentences as first written; `adjudicated`: by these and those accepted since. */
export type JudgedAnswer = { refused: boolean; strict: Judgement; adjudicated: Judgement };

/** `pathOf`: article id → file in the corpus. */
export function judgeProductAnswer(
  question: ProductQuestion,
  asked: Asked,
  pathOf: ReadonlyMap<string, string>,
): JudgedAnswer {
  const { sentences, accepted = [] } = question;
  return {
    refused: asked.answer.refusal !== null,
    strict: judgeBy(sentences, question, asked, pathOf),
    adjudicated: judgeBy([...sentences, ...accepted], question, asked, pathOf),
  };
}

type Listed = ProductQuestion["sentences"];

function judgeBy(
  listed: Listed,
  { kind, expect }: ProductQuestion,
  { answer, retrieval }: Asked,
  pathOf: ReadonlyMap<string, string>,
): Judgement {
  const refused = answer.refusal !== null;
  const shown: string[] = [];
  const found: { article: string; place: number }[] = [];
  for (const { answerSpan, articleId, quote } of answer.citations) {
    const key = answerSpan.join();
    if (!shown.includes(key)) shown.push(key);
    const article = pathOf.get(articleId) ?? "";
    if (listed.some((gold) => gold.article === article && overlaps(gold.text, quote))) {
      found.push({ article, place: shown.indexOf(key) });
    }
  }
  const outletsNeeded = kind === "comparison" ? 2 : 1;
  const answered = !refused && articlesOf(found) >= outletsNeeded;
  const right = expect === "refuse" ? refused : answered || (expect === "either" && refused);
  const firstThree = !refused && found.some(({ place }) => place < 3);
  if (right) return { right, firstThree };
  if (expect === "refuse") return { right, firstThree, miss: "answered" };
  if (refused) return { right, firstThree, miss: "refused" };
  const within = listed.filter(({ article, text }) =>
    retrieval.passages.some(
      ({ passage }) => pathOf.get(passage.articleId) === article && passage.text.includes(text),
    ),
  );
  return { right, firstThree, miss: articlesOf(within) >= outletsNeeded ? "choice" : "retrieval" };
}

function articlesOf(some: readonly { article: string }[]): number {
  return new Set(some.map(({ article }) => article)).size;
}

/** The same sentence, or most of it. */
function overlaps(gold: string, quote: string): boolean {
  return quote.includes(gold) || (gold.includes(quote) && quote.length > 0.6 * gold.length);
}
