import { execFile } from "node:child_process";
import { describe, expect, it } from "vitest";
import { readBenchArguments } from "../../scripts/bench/read-bench-arguments.ts";
import { readReports } from "../../scripts/bench/read-reports.ts";

describe("npm run bench", () => {
  it("reads its arguments", () => {
    const argv = ["store", "--passages", "10", "--passages", "20", "--without", "adding", "--json"];
    expect(readBenchArguments(argv)).toEqual({
      command: "store",
      sizes: [10, 20],
      questions: 300,
      without: new Set(["adding"]),
      out: ".data/bench",
      rebuild: false,
      json: true,
    });
    expect(readBenchArguments(["chart", "a.json"])).toEqual({ command: "chart", reports: ["a.json"] });
  });

  it.each([
    [[], /There is no benchmark “”/],
    [["everything"], /There is no benchmark “everything”/],
    [["store"], /--passages N is missing/],
    [["store", "--passages", "some"], /--passages: “some” is no whole number/],
    [["store", "--passages", "0"], /--passages: “0” is no whole number/],
    [["store", "--passages", "10", "--corpus", "nowhere.jsonl"], /There is no nowhere\.jsonl/],
    [["store", "--passages", "10", "--without", "luck"], /there is no part “luck”/],
    [["store", "--passages", "10", "more"], /Unexpected argument “more”/],
    [["store", "--quickly"], /quickly/],
    [["chart"], /no report is named/],
  ] as const)("says what is wrong with %j", (args, message) => {
    expect(() => readBenchArguments(args)).toThrow(message);
  });

  it("says which file is no report", async () => {
    await expect(readReports(["nowhere.json"])).rejects.toThrow(/nowhere\.json cannot be read/);
    await expect(readReports(["package.json"])).rejects.toThrow(/package\.json is no report/);
  });

  it("ends with code 2, the reason and the usage, and prints nothing else", async () => {
    const { code, stdout, stderr } = await new Promise<{ code: unknown; stdout: string; stderr: string }>(
      (resolve) => {
        execFile(process.execPath, ["scripts/bench.ts", "chart"], (error, stdout, stderr) =>
          resolve({ code: error?.code, stdout, stderr }),
        );
      },
    );
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/no report is named[\s\S]*Usage: npm run bench/);
    expect(stderr).not.toMatch(/\bat .*\.ts:\d/);
  });
});
