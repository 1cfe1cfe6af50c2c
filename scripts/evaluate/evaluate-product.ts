import type { AnswerTools } from "#lib/pipeline/answer-question.ts";
import type { Turn } from "#lib/schema/answer.ts";
import { ask } from "./ask.ts";
import {
  type JudgedAnswer,
  judgeProductAnswer,
  type Miss,
  type ProductQuestion,
  ProductQuestionSchema,
} from "./judge-product-answer.ts";
import { readJsonLines } from "./read-json-lines.ts";
import { type Half, halfOf, mean, quantile } from "./statistics.ts";

/** Shares, 0 to 1, by the rules of tests/evaluate/README.md. */
export type ProductScores = {
  questions: number;
  /** A listed sentence anywhere in the answer: one of those first written. */
  right: number;
  /** The same, where a sentence that was accepted since counts too. */
  rightAdjudicated: number;
  /** Of the answerable: a listed sentence among the first three that are cited. */
  inFirstThree: number;
  inFirstThreeAdjudicated: number;
  /** Of the answerable: refused. */
  wronglyRefused: number;
  /** Of those that must be refused: refused. */
  rightlyRefused: number;
  /** Questions that went wrong by both lists, by why. */
  misses: Partial<Record<Miss, number>>;
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

/** What became of one question: for judges, never for choosing settings. */
export type ProductDetail = JudgedAnswer & {
  id: string;
  kind: string;
  half: Half;
  before: string[];
  question: string;
  /** In the order of the answer. */
  cited: { article: string; text: string }[];
};

type Row = JudgedAnswer & { question: ProductQuestion; half: Half };

export async function readProductQuestions(path: string): Promise<ProductQuestion[]> {
  return readJsonLines(path, ProductQuestionSchema);
}

/** Asks each question with its conversation, the earlier ones really asked. `onDetail` is told of each in its turn. */
export async function evaluateProduct(
  questions: readonly ProductQuestion[],
  tools: AnswerTools,
  onProgress: (done: number, total: number) => void,
  onDetail: (detail: ProductDetail) => void = () => undefined,
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
    const half = halfOf(index);
    const judged = judgeProductAnswer(question, asked, pathOf);
    rows.push({ question, half, ...judged });
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
    const { id, kind, before } = question;
    const cited = citations.map(({ articleId, quote }) => ({
      article: pathOf.get(articleId) ?? "",
      text: quote,
    }));
    onDetail({ id, kind, half, before, question: question.question, ...judged, cited });
    onProgress(rows.length, questions.length);
  }
  const ofHalf = (name: Half) => rows.filter(({ half }) => half === name);
  const kinds = [...new Set(rows.map(({ question }) => question.kind))].sort();
  return {
    all: scoresOf(rows),
    development: scoresOf(ofHalf("development")),
    test: scoresOf(ofHalf("test")),
    kinds: Object.fromEntries(
      kinds.map((kind) => [kind, scoresOf(rows.filter(({ question }) => question.kind === kind))]),
    ),
    check,
    milliseconds: { median: quantile(times, 0.5), p95: quantile(times, 0.95) },
    wrong: ofHalf("development").flatMap(({ strict, question }) => (strict.right ? [] : [question.id])),
  };
}

function scoresOf(rows: readonly Row[]): ProductScores {
  const share = (some: readonly Row[], holds: (row: Row) => boolean) =>
    mean(some.map((row) => Number(holds(row))));
  const answerable = rows.filter(({ question }) => question.expect === "answer");
  const misses: ProductScores["misses"] = {};
  for (const { miss } of rows.map(({ adjudicated }) => adjudicated)) {
    if (miss !== undefined) misses[miss] = (misses[miss] ?? 0) + 1;
  }
  return {
    questions: rows.length,
    right: share(rows, ({ strict }) => strict.right),
    rightAdjudicated: share(rows, ({ adjudicated }) => adjudicated.right),
    inFirstThree: share(answerable, ({ strict }) => strict.firstThree),
    inFirstThreeAdjudicated: share(answerable, ({ adjudicated }) => adjudicated.firstThree),
    wronglyRefused: share(answerable, ({ refused }) => refused),
    rightlyRefused: share(
      rows.filter(({ question }) => question.expect === "refuse"),
      ({ refused }) => refused,
    ),
    misses,
  };
}
