import { z } from "zod";
import type { Turn } from "#lib/domain/answer.ts";
import type { AnswerTools } from "#lib/pipeline/answer-question.ts";
import { type Asked, ask } from "./ask.ts";
import { readJsonLines } from "./read-json-lines.ts";
import { halfOf, mean, quantile } from "./statistics.ts";

const Question = z.object({
  id: z.string(),
  kind: z.string(),
  before: z.array(z.string()),
  question: z.string(),
  expect: z.enum(["answer", "refuse", "either"]),
  sentences: z.array(z.object({ article: z.string(), text: z.string() })),
});
export type ProductQuestion = z.infer<typeof Question>;

/** Shares, 0 to 1. */
export type ProductScores = {
  questions: number;
  /** By the rules of tests/evaluation/README.md, a listed sentence anywhere in the answer. */
  right: number;
  /** Of the answerable: a listed sentence among the first three that are cited. */
  inFirstThree: number;
  /** Of the answerable: refused. */
  wronglyRefused: number;
  /** Of those that must be refused: refused. */
  rightlyRefused: number;
};

export type ProductReport = {
  all: ProductScores;
  development: ProductScores;
  test: ProductScores;
  kinds: Record<string, ProductScores>;
  /** What the check says of the answers. */
  check: {
    citations: number;
    verbatim: number;
    doubtful: number;
    uncited: number;
    /** Citations whose words are not in their article at their place: must be 0. */
    broken: number;
    /** Markers in a text without a source: must be 0. */
    outOfRange: number;
  };
  milliseconds: { median: number; p95: number };
  /** Ids of the questions of the development half that went wrong; those of the other half are not told. */
  wrong: string[];
};

type Row = {
  question: ProductQuestion;
  index: number;
  right: boolean;
  refused: boolean;
  firstThree: boolean;
};

export async function readProductQuestions(path: string): Promise<ProductQuestion[]> {
  return readJsonLines(path, Question);
}

/** Asks each question with its conversation, the earlier ones really asked. */
export async function evaluateProduct(
  questions: readonly ProductQuestion[],
  tools: AnswerTools,
  onProgress: (done: number, total: number) => void,
): Promise<ProductReport> {
  const catalogue = await tools.reader.catalogue();
  const pathOf = new Map(catalogue.map(({ id, path }) => [id, path]));
  const textOf = new Map(
    (await tools.reader.articles(catalogue.map(({ id }) => id))).map(({ id, text }) => [id, text]),
  );
  const rows: Row[] = [];
  const times: number[] = [];
  const check = { citations: 0, verbatim: 0, doubtful: 0, uncited: 0, broken: 0, outOfRange: 0 };
  for (const [index, question] of questions.entries()) {
    const history: Turn[] = [];
    for (const before of question.before) {
      const { answer } = await ask(before, history, tools);
      history.push({ role: "user", content: before }, { role: "assistant", content: answer.text });
    }
    const started = performance.now();
    const asked = await ask(question.question, history, tools);
    times.push(performance.now() - started);
    rows.push({ question, index, ...judge(question, asked, pathOf) });
    const { citations, uncited, sources, text } = asked.answer;
    check.citations += citations.length;
    check.uncited += uncited.length;
    for (const citation of citations) {
      if (citation.check === "verbatim") check.verbatim++;
      if (citation.check === "doubtful") check.doubtful++;
      if (textOf.get(citation.articleId)?.slice(...citation.quoteSpan) !== citation.quote) check.broken++;
    }
    for (const [, marker] of text.matchAll(/\[(\d+)\]/g)) {
      if (sources[Number(marker) - 1] === undefined) check.outOfRange++;
    }
    onProgress(rows.length, questions.length);
  }
  const half = (name: "development" | "test") => rows.filter(({ index }) => halfOf(index) === name);
  const kinds = [...new Set(rows.map(({ question }) => question.kind))].sort();
  return {
    all: scoresOf(rows),
    development: scoresOf(half("development")),
    test: scoresOf(half("test")),
    kinds: Object.fromEntries(
      kinds.map((kind) => [kind, scoresOf(rows.filter(({ question }) => question.kind === kind))]),
    ),
    check,
    milliseconds: { median: quantile(times, 0.5), p95: quantile(times, 0.95) },
    wrong: half("development").flatMap(({ right, question }) => (right ? [] : [question.id])),
  };
}

function judge(
  { kind, expect, sentences }: ProductQuestion,
  { answer }: Asked,
  pathOf: ReadonlyMap<string, string>,
): { right: boolean; refused: boolean; firstThree: boolean } {
  const refused = answer.refusal !== null;
  const shown: string[] = [];
  const found: { article: string; place: number }[] = [];
  for (const { answerSpan, articleId, quote } of answer.citations) {
    const key = answerSpan.join();
    if (!shown.includes(key)) shown.push(key);
    const article = pathOf.get(articleId) ?? "";
    if (sentences.some((gold) => gold.article === article && overlaps(gold.text, quote))) {
      found.push({ article, place: shown.indexOf(key) });
    }
  }
  const articles = new Set(found.map(({ article }) => article)).size;
  const answered = !refused && (kind === "comparison" ? articles >= 2 : found.length > 0);
  const right = expect === "refuse" ? refused : expect === "either" ? refused || answered : answered;
  return { right, refused, firstThree: !refused && found.some(({ place }) => place < 3) };
}

/** The same sentence, or most of it. */
function overlaps(gold: string, quote: string): boolean {
  return quote.includes(gold) || (gold.includes(quote) && quote.length > 0.6 * gold.length);
}

function scoresOf(rows: readonly Row[]): ProductScores {
  const share = (some: readonly Row[], holds: (row: Row) => boolean) =>
    mean(some.map((row) => Number(holds(row))));
  const answerable = rows.filter(({ question }) => question.expect === "answer");
  return {
    questions: rows.length,
    right: share(rows, ({ right }) => right),
    inFirstThree: share(answerable, ({ firstThree }) => firstThree),
    wronglyRefused: share(answerable, ({ refused }) => refused),
    rightlyRefused: share(
      rows.filter(({ question }) => question.expect === "refuse"),
      ({ refused }) => refused,
    ),
  };
}
