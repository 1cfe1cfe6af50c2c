import { toCounterpointError } from "#lib/errors.ts";
import type { Verdict } from "#lib/schema/answer.ts";
import type { Retrieved } from "#lib/schema/retrieval.ts";
import type { SentenceJudge } from "#lib/verdicts/sentence-judge.ts";
import { auroc, type MarkQuality, markQuality } from "./classification-metrics.ts";
import { mean } from "./statistics.ts";

/** A claim with its page, and what the rules made of it. */
export type RuledClaim = {
  /** Among the claims of the file, from 1. */
  place: number;
  claim: string;
  page: Retrieved;
  supported: boolean;
  score: number;
  marked: boolean;
  milliseconds: number;
};

export type ModelOptions = {
  model: SentenceJudge;
  /** Most claims that are asked about, ≥ 1. */
  limit: number;
  onProgress: (done: number, total: number) => void;
};

type Side = MarkQuality & {
  /** Of the supported claims, how many are left alone; the same as specificity. */
  supportedUnmarked: number;
  millisecondsAClaim: number;
};

/** Claims that one side alone marks, how many of them rightly, and the places of the first of these. */
export type OnlyOne = { marked: number; rightly: number; places: number[] };

/** Rules and model on the same claims. Shares are 0 to 1; the mark is of what is not fully supported. */
export type SupportComparison = {
  model: string;
  /** Claims that both judged: all figures are over these. */
  claims: number;
  supportedClaims: number;
  /** Claims that the model gave no verdict on. */
  failed: number;
  firstFailure?: string;
  /** Claims that were left when the model failed time and again. */
  notAsked: number;
  /** How often the model said each word; `partly` and `not-supported` are its mark. */
  verdicts: Record<Verdict, number>;
  rules: Side & { auroc: number };
  /** Without AUROC, since a verdict is no score. */
  byModel: Side;
  /** Share of the claims that both mark, or neither. */
  agreement: number;
  onlyRules: OnlyOne;
  onlyModel: OnlyOne;
  /** Of the claims that are not fully supported. */
  unsupported: { claims: number; markedByBoth: number; markedByNeither: number };
};

const AT_ONCE = 3;
/** When that many in a row fail, the rest would too. */
const FAILURES_IN_A_ROW = 6;
const PLACES_SHOWN = 10;

/** Asks the model about claims spread evenly over `claims`: the same ones each time. Never throws. */
export async function evaluateSupportModel(
  claims: readonly RuledClaim[],
  { model, limit, onProgress }: ModelOptions,
): Promise<SupportComparison> {
  const chosen = spread(claims, limit);
  const judged: Judged[] = [];
  const failures: string[] = [];
  let inARow = 0;
  let asked = 0;
  const signal = new AbortController().signal;
  while (asked < chosen.length && inARow < FAILURES_IN_A_ROW) {
    const due = chosen.slice(asked, asked + AT_ONCE);
    asked += due.length;
    const outcomes = await Promise.all(
      due.map(async (claim): Promise<Judged | string> => {
        const started = performance.now();
        try {
          const verdict = await model.judge(claim.claim, [claim.page], signal);
          return { ...claim, verdict, modelMilliseconds: performance.now() - started };
        } catch (thrown) {
          return toCounterpointError(thrown).message;
        }
      }),
    );
    for (const outcome of outcomes) {
      if (typeof outcome === "string") failures.push(outcome);
      else judged.push(outcome);
      inARow = typeof outcome === "string" ? inARow + 1 : 0;
    }
    onProgress(asked, chosen.length);
  }
  const [firstFailure] = failures;
  return {
    ...compare(model.id, judged),
    failed: failures.length,
    ...(firstFailure !== undefined && { firstFailure }),
    notAsked: chosen.length - asked,
  };
}

type Judged = RuledClaim & { verdict: Verdict; modelMilliseconds: number };

function compare(
  model: string,
  judged: readonly Judged[],
): Omit<SupportComparison, "failed" | "firstFailure" | "notAsked"> {
  const claims = judged.map((claim) => ({ ...claim, byModel: isMark(claim.verdict) }));
  const scores = (supported: boolean) =>
    claims.filter((claim) => claim.supported === supported).map(({ score }) => score);
  const side = (marked: (claim: (typeof claims)[number]) => boolean, milliseconds: readonly number[]) => {
    const quality = markQuality(claims.map((claim) => ({ is: !claim.supported, marked: marked(claim) })));
    return { ...quality, supportedUnmarked: quality.specificity, millisecondsAClaim: mean(milliseconds) };
  };
  const onlyOne = (some: readonly RuledClaim[]): OnlyOne => {
    const rightly = some.filter(({ supported }) => !supported);
    const places = rightly.slice(0, PLACES_SHOWN).map(({ place }) => place);
    return { marked: some.length, rightly: rightly.length, places };
  };
  const unsupported = claims.filter(({ supported }) => !supported);
  const said = (verdict: Verdict) => judged.filter((claim) => claim.verdict === verdict).length;
  return {
    model,
    claims: claims.length,
    supportedClaims: claims.length - unsupported.length,
    verdicts: {
      supported: said("supported"),
      partly: said("partly"),
      "not-supported": said("not-supported"),
      "cannot-tell": said("cannot-tell"),
    },
    rules: {
      ...side(
        ({ marked }) => marked,
        claims.map(({ milliseconds }) => milliseconds),
      ),
      auroc: auroc(scores(true), scores(false)),
    },
    byModel: side(
      ({ byModel }) => byModel,
      claims.map(({ modelMilliseconds }) => modelMilliseconds),
    ),
    agreement: mean(claims.map(({ marked, byModel }) => Number(marked === byModel))),
    onlyRules: onlyOne(claims.filter(({ marked, byModel }) => marked && !byModel)),
    onlyModel: onlyOne(claims.filter(({ marked, byModel }) => !marked && byModel)),
    unsupported: {
      claims: unsupported.length,
      markedByBoth: unsupported.filter(({ marked, byModel }) => marked && byModel).length,
      markedByNeither: unsupported.filter(({ marked, byModel }) => !marked && !byModel).length,
    },
  };
}

/** A reader who sees `cannot-tell` is told of no fault. */
function isMark(verdict: Verdict): boolean {
  return verdict === "partly" || verdict === "not-supported";
}

function spread<T>(items: readonly T[], limit: number): T[] {
  if (items.length <= limit) return [...items];
  return Array.from({ length: limit }, (_, i) => items[Math.floor((i * items.length) / limit)] as T);
}
