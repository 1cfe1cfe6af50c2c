import type { AnswerTools } from "#lib/pipeline/answer-question.ts";
import { retrievePassages } from "#lib/retrieval/retrieve-passages.ts";
import type { SearchPart } from "#lib/retrieval/search-both-ways.ts";
import type { BeirQuery } from "./beir.ts";
import { hitAt, ndcgAt, recallAt, reciprocalRankAt } from "./ranking-metrics.ts";
import { bootstrapInterval, halfOf, type Interval, mean, quantile } from "./statistics.ts";

export type RetrievalScores = {
  questions: number;
  ndcg10: number;
  /** 95 %, bootstrapped over the questions. */
  ndcg10Interval: Interval;
  ndcg10Development: number;
  ndcg10Test: number;
  recall10: number;
  recall100: number;
  hit10: number;
  mrr10: number;
  milliseconds: { median: number; p95: number };
};

export type RetrievalRun = { scores: RetrievalScores; ndcg10: readonly number[] };

/** Enough passages for a hundred documents, unless each has more than two in the ranking. */
const PASSAGES = 200;

/** Asks every query of the index as a question is; a document's rank is that of its best passage. */
export async function evaluateRetrieval(
  queries: readonly BeirQuery[],
  tools: AnswerTools,
  without: ReadonlySet<SearchPart>,
  onProgress: (done: number, total: number) => void,
): Promise<RetrievalRun> {
  const rows: { ndcg: number; recall10: number; recall100: number; hit: number; rr: number }[] = [];
  const times: number[] = [];
  for (const { text, judged } of queries) {
    const started = performance.now();
    const found = await retrievePassages({ ...tools, question: text, limit: PASSAGES, without });
    times.push(performance.now() - started);
    const ranked = [...new Set(found.passages.map(({ article }) => article.recordId ?? ""))];
    rows.push({
      ndcg: ndcgAt(10, ranked, judged),
      recall10: recallAt(10, ranked, judged),
      recall100: recallAt(100, ranked, judged),
      hit: hitAt(10, ranked, judged),
      rr: reciprocalRankAt(10, ranked, judged),
    });
    onProgress(rows.length, queries.length);
  }
  const ndcg10 = rows.map(({ ndcg }) => ndcg);
  const half = (name: "development" | "test") => mean(ndcg10.filter((_, index) => halfOf(index) === name));
  return {
    ndcg10,
    scores: {
      questions: rows.length,
      ndcg10: mean(ndcg10),
      ndcg10Interval: bootstrapInterval(ndcg10),
      ndcg10Development: half("development"),
      ndcg10Test: half("test"),
      recall10: mean(rows.map(({ recall10 }) => recall10)),
      recall100: mean(rows.map(({ recall100 }) => recall100)),
      hit10: mean(rows.map(({ hit }) => hit)),
      mrr10: mean(rows.map(({ rr }) => rr)),
      milliseconds: { median: quantile(times, 0.5), p95: quantile(times, 0.95) },
    },
  };
}

/** What leaving a part out changes: the mean of the paired differences, with its interval. */
export function compareRuns(
  whole: RetrievalRun,
  without: RetrievalRun,
): { change: number; interval: Interval } {
  const differences = without.ndcg10.map((value, index) => value - (whole.ndcg10[index] ?? 0));
  return { change: mean(differences), interval: bootstrapInterval(differences) };
}
