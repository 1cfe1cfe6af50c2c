import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenAiDouble, startOpenAiDouble } from "#tests/doubles/openai-double.ts";
import { renderSecondOpinion } from "../../../scripts/evaluate/render-second-opinion.ts";

let double: OpenAiDouble;
let dir: string;
let path: string;
beforeAll(async () => {
  double = await startOpenAiDouble();
  dir = mkdtempSync(join(tmpdir(), "counterpoint-support-test-"));
  path = join(dir, "claims.jsonl");
  const evidence = ["The bridge of Ostholm was closed on Friday.", "Two lorries had collided on it."];
  const claims = Array.from({ length: 8 }, (_, index) =>
    index % 4 === 1
      ? { label: "supported", claim: "The bridge was closed.", evidence }
      : { label: "not_supported", claim: "Nine ferries sank near Karst in June.", evidence },
  );
  writeFileSync(path, claims.map((claim) => `${JSON.stringify(claim)}\n`).join(""));
});
afterAll(async () => {
  rmSync(dir, { recursive: true });
  await double.close();
});

function support(...args: string[]): Promise<string> {
  const env = { ...process.env, CHECK_MODEL: "openai:double", OPENAI_BASE_URL: double.url };
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      ["scripts/evaluate.ts", "support", path, ...args],
      { env },
      (error, stdout, stderr) => (error === null ? resolve(stdout) : reject(new Error(stderr))),
    );
  });
}

it("asks the configured model about as many claims as it may, and sets it beside the rules", async () => {
  const { secondOpinion } = JSON.parse(await support("--json"));
  expect(secondOpinion).toMatchObject({
    model: "openai:double",
    claims: 4,
    supportedClaims: 2,
    byModel: { precision: 1, recall: 1 },
    agreement: 1,
  });
  const printed = await support("--limit", "2");
  expect(printed).toContain("| the same claims | rules | openai:double |");
  expect(printed).toContain("openai:double on 2 claims");
});

it("draws in the scorecard what a failing model gave, and what to do without one", () => {
  const marks = { precision: 0, recall: 0, specificity: 0, balancedAccuracy: 0, macroF1: 0 };
  const side = { ...marks, supportedUnmarked: 0, millisecondsAClaim: 0 };
  const none = { marked: 0, rightly: 0, places: [] };
  const failed = renderSecondOpinion({
    model: "openai:gone",
    claims: 0,
    supportedClaims: 0,
    failed: 6,
    firstFailure: "Nobody is there.",
    notAsked: 94,
    verdicts: { supported: 0, partly: 0, "not-supported": 0, "cannot-tell": 0 },
    rules: { ...side, auroc: 0 },
    byModel: side,
    agreement: 0,
    onlyRules: none,
    onlyModel: none,
    unsupported: { claims: 0, markedByBoth: 0, markedByNeither: 0 },
  }).join("\n");
  expect(failed).toContain(
    "100 more have no verdict (6 failed, the first because: Nobody is there.; 94 not asked)",
  );
  expect(failed).not.toContain("| auroc");
  expect(renderSecondOpinion({ notConfigured: "Set it." })).toContain("Set it.");
});
