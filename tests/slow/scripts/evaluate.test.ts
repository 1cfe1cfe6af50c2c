import { execFile } from "node:child_process";
import { describe, expect, it } from "vitest";

function evaluate(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["scripts/evaluate.ts", ...args], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}

describe("npm run evaluate", () => {
  it.each([
    [[], /There is no evaluation “”/],
    [["everything"], /There is no evaluation “everything”/],
    [["retrieval"], /the path to the data is missing/],
    [["retrieval", "nowhere"], /There is no nowhere/],
    [["retrieval", "docs"], /docs is not in BEIR layout/],
    [["retrieval", "docs", "--without", "luck"], /there is no part “luck”/],
    [["refusals", "docs"], /--of DIR is missing/],
    [["support", "package.json"], /package\.json, line 1/],
    [["support", "package.json", "--limit", "many"], /--limit: “many” is not a whole number from 1/],
    [["injection", "docs"], /bipia_text_attacks\.json cannot be read/],
    [["all", "--data", "nowhere"], /There is no nowhere/],
    [["product", "a", "b"], /Unexpected argument “b”/],
  ] as const)("says what is wrong with %j", async (args, message) => {
    const { code, stdout, stderr } = await evaluate(...args);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(message);
    expect(stderr).toContain("Usage: npm run evaluate");
    expect(stderr).not.toMatch(/\bat .*\.ts:\d/);
  });
});
