import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Verdict } from "#lib/schema/answer.ts";
import type { Retrieved } from "#lib/schema/retrieval.ts";
import { createSentenceJudge, type SentenceJudge } from "#lib/verdicts/sentence-judge.ts";
import { type OpenAiDouble, startOpenAiDouble } from "#tests/doubles/openai-double.ts";
import { evaluateSupport } from "../../scripts/evaluate/evaluate-support.ts";
import { evaluateSupportModel, type RuledClaim } from "../../scripts/evaluate/evaluate-support-model.ts";

const nothing = () => undefined;

const PAGE: Retrieved = {
  passage: {
    id: "p",
    articleId: "a",
    ordinal: 0,
    start: 0,
    end: 34,
    text: "Islanders protested at the pier.",
  },
  article: {
    id: "a",
    outletId: "o",
    outletName: "",
    title: "Ferry fares",
    authors: [],
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

function claimsOf(rows: readonly { supported: boolean; marked: boolean; score: number }[]): RuledClaim[] {
  return rows.map((row, index) => ({
    ...row,
    place: index + 1,
    claim: `Claim ${index + 1}.`,
    page: PAGE,
    milliseconds: 2,
  }));
}

/** Gives the verdict of each claim by its place. */
function judgeWith(verdicts: readonly (Verdict | undefined)[]): SentenceJudge & { asked: string[] } {
  const asked: string[] = [];
  return {
    id: "test:judge",
    asked,
    async judge(sentence) {
      asked.push(sentence);
      const verdict = verdicts[Number(/\d+/.exec(sentence)?.[0]) - 1];
      if (verdict === undefined) throw new Error("nothing came");
      return verdict;
    },
  };
}

const CLAIMS = claimsOf([
  { supported: true, marked: false, score: 0.9 },
  { supported: true, marked: true, score: 0.2 },
  { supported: false, marked: true, score: 0.1 },
  { supported: false, marked: false, score: 0.4 },
  { supported: false, marked: false, score: 0.6 },
]);

describe("rules and a model on the same claims", () => {
  it("are compared by what each marks, and what the other misses", async () => {
    const model = judgeWith(["cannot-tell", "supported", "supported", "partly", "not-supported"]);
    const report = await evaluateSupportModel(CLAIMS, { model, limit: 10, onProgress: nothing });
    expect(report).toMatchObject({
      model: "test:judge",
      claims: 5,
      supportedClaims: 2,
      failed: 0,
      notAsked: 0,
    });
    expect(report.verdicts).toEqual({ supported: 2, partly: 1, "not-supported": 1, "cannot-tell": 1 });
    expect(report.rules).toMatchObject({ precision: 1 / 2, recall: 1 / 3, supportedUnmarked: 1 / 2 });
    expect(report.rules.auroc).toBeCloseTo(4 / 6, 12);
    expect(report.rules.millisecondsAClaim).toBe(2);
    expect(report.byModel).toMatchObject({ precision: 1, recall: 2 / 3, supportedUnmarked: 1 });
    expect(report.byModel.balancedAccuracy).toBeCloseTo(5 / 6, 12);
    expect(report.byModel.macroF1).toBeCloseTo((0.8 + 0.8) / 2, 12);
    expect(report.agreement).toBe(1 / 5);
    expect(report.onlyRules).toEqual({ marked: 2, rightly: 1, places: [3] });
    expect(report.onlyModel).toEqual({ marked: 2, rightly: 2, places: [4, 5] });
    expect(report.unsupported).toEqual({ claims: 3, markedByBoth: 0, markedByNeither: 0 });
  });

  it("leave out, for both, what the model gave no verdict on", async () => {
    const model = judgeWith(["supported", undefined, "not-supported", "not-supported", undefined]);
    const report = await evaluateSupportModel(CLAIMS, { model, limit: 10, onProgress: nothing });
    expect(report).toMatchObject({ claims: 3, supportedClaims: 1, failed: 2, notAsked: 0 });
    expect(report.firstFailure).toBeTruthy();
    expect(report.rules).toMatchObject({ precision: 1, recall: 1 / 2 });
    expect(report.byModel).toMatchObject({ precision: 1, recall: 1 });
  });

  it("asks about no more than the limit, spread evenly and the same each time", async () => {
    const many = claimsOf(Array.from({ length: 50 }, () => ({ supported: true, marked: false, score: 1 })));
    const ask = async () => {
      const model = judgeWith(many.map(() => "supported"));
      const seen: [number, number][] = [];
      const onProgress = (done: number, total: number) => seen.push([done, total]);
      await evaluateSupportModel(many, { model, limit: 5, onProgress });
      return { asked: model.asked, seen };
    };
    const first = await ask();
    expect(first.asked).toEqual([1, 11, 21, 31, 41].map((place) => `Claim ${place}.`));
    expect(first.seen.at(-1)).toEqual([5, 5]);
    expect(await ask()).toEqual(first);
  });
});

describe("with a model behind the protocol", () => {
  const evidence = [
    "The ferry company raised its fares to 12 crowns on Monday.",
    "Islanders protested at the pier.",
  ];
  const even = { label: "supported", claim: "Islanders protested.", evidence };
  const limits = { tries: 1, firstPauseMs: 1, longestPauseMs: 1 };
  let double: OpenAiDouble;
  let dir: string;
  let path: string;
  const judge = () =>
    createSentenceJudge({
      model: "openai:double",
      openai: { apiKey: "secret-key", baseUrl: double.url },
      limits,
    });
  beforeAll(async () => {
    double = await startOpenAiDouble();
    dir = mkdtempSync(join(tmpdir(), "counterpoint-support-test-"));
    path = join(dir, "claims.jsonl");
    const odd = [
      { label: "supported", claim: "The ferry company raised its fares on Monday.", evidence },
      // A wrong number is too short a word for the double, and not for the rules.
      {
        label: "not_supported",
        claim: "The ferry company raised its fares to 40 crowns on Monday.",
        evidence,
      },
      // A wrong verb is no finding of the rules, and a foreign word to the double.
      {
        label: "not_supported",
        claim: "The ferry company abolished its fares to 12 crowns on Monday.",
        evidence,
      },
    ];
    writeFileSync(path, odd.map((claim) => `${JSON.stringify(even)}\n${JSON.stringify(claim)}\n`).join(""));
  });
  beforeEach(() => {
    double.behave("well-behaved");
    double.requests.length = 0;
  });
  afterAll(async () => {
    rmSync(dir, { recursive: true });
    await double.close();
  });

  it("sees each find what the other misses, on the test half alone", async () => {
    const { secondOpinion } = await evaluateSupport(path, { model: judge(), limit: 10, onProgress: nothing });
    expect(double.requests).toHaveLength(3);
    expect(secondOpinion).toMatchObject({
      model: "openai:double",
      claims: 3,
      failed: 0,
      rules: { precision: 1, recall: 1 / 2, supportedUnmarked: 1 },
      byModel: { precision: 1, recall: 1 / 2, supportedUnmarked: 1 },
      agreement: 1 / 3,
      onlyRules: { marked: 1, rightly: 1, places: [4] },
      onlyModel: { marked: 1, rightly: 1, places: [6] },
    });
  });

  it.each(["server-error", "refusal", "disconnect"] as const)(
    "counts failures, and gives no figures of a model that does nothing but this: %s",
    async (behaviour) => {
      double.behave(behaviour);
      const { all, secondOpinion } = await evaluateSupport(path, {
        model: judge(),
        limit: 10,
        onProgress: nothing,
      });
      expect(all.claims).toBe(6);
      expect(secondOpinion).toMatchObject({ claims: 0, failed: 3 });
      expect(JSON.stringify(secondOpinion)).not.toContain("secret-key");
    },
  );

  it("gives up on a model that only fails", async () => {
    double.behave("server-error");
    const many = claimsOf(Array.from({ length: 30 }, () => ({ supported: true, marked: false, score: 1 })));
    const report = await evaluateSupportModel(many, { model: judge(), limit: 30, onProgress: nothing });
    expect(report).toMatchObject({ claims: 0, failed: 6, notAsked: 24 });
  });

  it("says how to have a model where none is configured", async () => {
    const { secondOpinion } = await evaluateSupport(path);
    expect(secondOpinion).toMatchObject({ notConfigured: /CHECK_MODEL.*npm run evaluate -- support/ });
    expect(double.requests).toHaveLength(0);
  });
});
