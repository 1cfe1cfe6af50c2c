import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Check } from "../../scripts/hostile/check.ts";
import { runChecks } from "../../scripts/hostile/run-checks.ts";

type Subject = { name: string; end: string | undefined };

const LIMITS = { checkMs: 1_000, allMs: 10_000 };

async function linesOf(
  checks: Check<Subject>[],
  limits = LIMITS,
  subject: Subject = { name: "server", end: undefined },
) {
  const lines: string[] = [];
  const failed = await runChecks(checks, subject, limits, (line) => lines.push(line));
  return { failed, lines: lines.map((line) => line.replace(/\(\d+ ms\)/, "(…)")) };
}

describe("the checks of npm run hostile", () => {
  it("are told one by one, and counted where they fail", async () => {
    const { failed, lines } = await linesOf([
      { name: "good", run: async () => undefined },
      { name: "bad", run: async (subject) => `the ${subject.name} fell` },
      { name: "broken", run: () => Promise.reject(new Error("no connection")) },
    ]);
    expect(failed).toBe(2);
    expect(lines).toEqual([
      "passed  good (…)",
      "FAILED  bad (…): the server fell",
      "FAILED  broken (…): no connection",
    ]);
  });

  it("end at their limit", async () => {
    const hangs = { name: "hangs", run: () => sleep(60_000, undefined, { ref: false }) };
    const { lines } = await linesOf([hangs, { name: "good", run: async () => undefined }], {
      checkMs: 100,
      allMs: 10_000,
    });
    expect(lines).toEqual(["FAILED  hangs (…): it took longer than 0.1 s", "passed  good (…)"]);
  });

  it("fail when the time of all is over", async () => {
    const { failed, lines } = await linesOf([{ name: "late", run: async () => undefined }], {
      checkMs: 100,
      allMs: 0,
    });
    expect(failed).toBe(1);
    expect(lines).toEqual(["FAILED  late (…): no time was left for it"]);
  });

  it("fail once the server has ended", async () => {
    const { lines } = await linesOf([{ name: "good", run: async () => undefined }], LIMITS, {
      name: "server",
      end: "the server has ended (1)",
    });
    expect(lines).toEqual(["FAILED  good (…): the server has ended (1)"]);
  });
});
