import { z } from "zod";
import { checkSentence } from "#lib/citations/check-sentence.ts";
import { readClaim } from "#lib/citations/claim-facts.ts";
import { readPassage } from "#lib/citations/passage-facts.ts";
import type { Retrieved } from "#lib/schema/retrieval.ts";
import { tokenize } from "#lib/text/tokens.ts";
import { auroc, type MarkQuality, markQuality } from "./classification-metrics.ts";
import {
  evaluateSupportModel,
  type ModelOptions,
  type RuledClaim,
  type SupportComparison,
} from "./evaluate-support-model.ts";
import { readJsonLines } from "./read-json-lines.ts";
import { halfOf, mean, quantile } from "./statistics.ts";

const Claim = z.object({
  label: z.enum(["supported", "partially_supported", "not_supported"]),
  claim: z.string(),
  evidence: z.array(z.string()),
});

/** Figures of one part of the claims; the mark is the one a reader sees, "doubtful", and marks what is not supported. */
export type SupportScores = MarkQuality & { claims: number; auroc: number; supportedUnmarked: number };

/** What one kind of finding comes to: claims that have one, and how many of these are not fully supported, 0 to 1. */
export type FindingScores = { claims: number; precision: number };

export type SupportReport = {
  findings: Record<string, FindingScores>;
  /** The same for every note that a reader sees, hints included. */
  anyFinding: { precision: number; supportedUnmarked: number };
  all: SupportScores;
  development: SupportScores;
  test: SupportScores;
  millisecondsAClaim: { mean: number; p95: number };
  /** Rules and model side by side on claims of the test half; without a model, what to do to have one. */
  secondOpinion: SupportComparison | { notConfigured: string };
};

/** Said wherever the comparison would stand. */
const NOT_CONFIGURED =
  "No model was configured to judge the same claims. Set CHECK_MODEL (provider:model) with OPENAI_API_KEY or OPENAI_BASE_URL, and run: npm run evaluate -- support FILE";

type Row = RuledClaim & { kinds: string[] };

/**
 * Holds each claim against the web page cited for it, and asks a model too where there is one. A model that fails is
 * told in the report. Throws `bad-input` naming file and line.
 */
export async function evaluateSupport(path: string, second?: ModelOptions): Promise<SupportReport> {
  const claims = await readJsonLines(path, Claim);
  const paged = claims.map((claim) => ({ ...claim, page: pageOf(claim.evidence) }));
  const idf = idfOver(paged.map(({ page }) => page.passage.text));
  const rows = paged.map(({ claim, label, page }, index): Row => {
    const facts = readPassage(page);
    const started = performance.now();
    const check = checkSentence(readClaim(claim), [facts], idf);
    return {
      place: index + 1,
      claim,
      page,
      supported: label === "supported",
      score: check.score,
      marked: check.check === "doubtful",
      milliseconds: performance.now() - started,
      kinds: check.findings.map(({ kind }) => kind),
    };
  });
  const times = rows.map(({ milliseconds }) => milliseconds);
  const test = rows.filter((_, index) => halfOf(index) === "test");
  const kinds = [...new Set(rows.flatMap(({ kinds }) => kinds))].sort();
  const any = markQuality(rows.map(({ supported, kinds }) => ({ is: !supported, marked: kinds.length > 0 })));
  return {
    findings: Object.fromEntries(
      kinds.map((kind) => [kind, findingScores(rows.filter((row) => row.kinds.includes(kind)))]),
    ),
    anyFinding: { precision: any.precision, supportedUnmarked: any.specificity },
    all: scoresOf(rows),
    development: scoresOf(rows.filter((_, index) => halfOf(index) === "development")),
    test: scoresOf(test),
    millisecondsAClaim: { mean: mean(times), p95: quantile(times, 0.95) },
    secondOpinion:
      second === undefined ? { notConfigured: NOT_CONFIGURED } : await evaluateSupportModel(test, second),
  };
}

function scoresOf(rows: readonly Row[]): SupportScores {
  const scores = (supported: boolean) =>
    rows.filter((row) => row.supported === supported).map((row) => row.score);
  const quality = markQuality(rows.map(({ supported, marked }) => ({ is: !supported, marked })));
  return {
    ...quality,
    claims: rows.length,
    auroc: auroc(scores(true), scores(false)),
    supportedUnmarked: quality.specificity,
  };
}

function findingScores(rows: readonly Row[]): FindingScores {
  return { claims: rows.length, precision: mean(rows.map(({ supported }) => Number(!supported))) };
}

const META = "(meta data) ";

/** A page as a passage; its title and description count as the article's head. */
function pageOf(evidence: readonly string[]): Retrieved {
  const text = evidence.filter((line) => !line.startsWith(META)).join("\n\n");
  const head = evidence.filter((line) => line.startsWith(META)).map((line) => line.slice(META.length));
  const published = head
    .map((line) => /^PUBLISHED DATETIME: (\d{4}-\d\d-\d\d)/.exec(line)?.[1])
    .find((date) => date !== undefined);
  return {
    passage: { id: "page", articleId: "page", ordinal: 0, start: 0, end: text.length, text },
    article: {
      id: "page",
      outletId: "unknown",
      outletName: "",
      title: head.join(". "),
      authors: [],
      ...(published !== undefined && { publishedAt: published }),
      genre: "unknown",
      wording: "original",
      language: "en",
      contentHash: "",
      path: "",
      metadataFrom: {},
    },
    score: 1,
    ranks: {},
  };
}

function idfOver(texts: readonly string[]): (term: string) => number {
  const having = new Map<string, number>();
  for (const text of texts) {
    for (const term of new Set(tokenize(text).map((token) => token.term))) {
      having.set(term, (having.get(term) ?? 0) + 1);
    }
  }
  return (term) => {
    const count = having.get(term) ?? 0;
    return Math.log(1 + (texts.length - count + 0.5) / (count + 0.5));
  };
}
