import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "#tests/bench/temporary-folder.ts";
import { benchStore } from "../../../scripts/bench/bench-store.ts";
import { drawChart } from "../../../scripts/bench/draw-chart.ts";
import { figuresOf, reaches } from "../../../scripts/bench/figures.ts";
import { probeIndex } from "../../../scripts/bench/measure/probe-index.ts";
import { openTools } from "../../../scripts/bench/open-tools.ts";
import { renderPerformance } from "../../../scripts/bench/render-performance.ts";
import { renderReport } from "../../../scripts/bench/render-report.ts";

describe("a benchmark of the store", () => {
  it("builds, measures, keeps what it has built, and reports every part", { timeout: 60_000 }, async () => {
    const out = await temporaryFolder();
    const stages = new Set<string>();
    const options = {
      passages: 60,
      out,
      questions: 10,
      rebuild: false,
      without: new Set<never>(),
      command: "npm run bench -- store --passages 60",
      open: openTools,
      probe: (asked: Parameters<typeof probeIndex>[1]) => probeIndex(openTools, asked),
      onProgress: (what: string) => stages.add(what),
    };
    const report = await benchStore(options);
    expect(report).toMatchObject({ version: 1, passages: 60, corpus: "generated", ef: null, questions: 10 });
    expect(report.ingestion.passages).toBe(60);
    expect(report.agreement).toEqual({
      recall10: 1,
      recallQuestions: 10,
      sameKeywordTop: 10,
      keywordQuestions: 10,
    });
    for (const timing of Object.values(report.search)) expect(timing.count).toBe(7);
    expect(Object.keys(report.search)).toEqual(["raw", "nearest", "matching", "hybrid", "fts5", "memory"]);
    expect(report.hybrid.parts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["searching and ranking", "embed", "outside"]),
    );
    expect(report.hybrid.inSequence).toBeGreaterThan(0);
    const { mainThread, all } = report.hybrid.computing;
    expect(mainThread).toBeGreaterThan(0);
    expect(all).toBeGreaterThan(mainThread);
    expect(report.adding).toMatchObject({ articles: 10 });
    expect(report.probe?.hybrid.atOnce).toBeGreaterThan(0);
    expect(stages).toContain("embedding");
    // The copy that articles were added to is gone, and the index is as it was.
    await expect(access(join(out, "generated-60", "adding"))).rejects.toThrow();

    stages.clear();
    const made = await readFile(join(out, "generated-60", "ingestion.json"), "utf8");
    const again = await benchStore({
      ...options,
      without: new Set(["probe", "adding", "agreement"] as const),
    });
    expect(JSON.parse(made)).toEqual(again.ingestion);
    expect(stages).not.toContain("embedding");
    expect(again).not.toHaveProperty("probe");

    // Targets are for large indexes.
    expect(figuresOf(report).filter(({ target }) => target !== undefined)).toEqual([]);
    const large = { ...report, passages: 100_000 };
    const recall = figuresOf(large).find(({ name }) => name.startsWith("recall@10"));
    expect(recall).toMatchObject({ value: 1, target: { least: 0.99 } });
    expect(recall && reaches({ ...recall, value: 0.98 })).toBe(false);

    expect(renderReport(report)).toMatch(/60 passages of \d+ articles[\s\S]*SQLite FTS5[\s\S]*recall@10/);
    const page = renderPerformance([
      { ...report, load: 0.5 },
      { ...large, load: 99 },
    ]);
    expect(page.match(/other programs were using the machine/g)).toHaveLength(1);
    expect(page).toContain("| 60 | 100,000 |");
    expect(page).toContain("## 100,000 passages");
    const chart = drawChart([report, large]);
    expect(chart.match(/<polyline/g)).toHaveLength(6);
    expect(chart).toContain("hybrid retrieval, ");
    expect(chart).not.toContain("NaN");
  });
});
