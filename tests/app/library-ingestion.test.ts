import { describe, expect, it } from "vitest";
import { IngestionRunner } from "#app/server/ingestion-runner.ts";
import { ingestedResult, receivedResult } from "#app/server/upload-result.ts";
import { CounterpointError } from "#lib/errors.ts";
import type { IngestProgress, IngestReport } from "#lib/schema/ingestion.ts";
import { anIngestReport } from "#tests/fixtures/ingest-report.ts";
import { article as anArticle } from "./samples.ts";

const aReport = (generation: number): IngestReport => anIngestReport({ generation });

/** Runs that end when they are told to. */
function byHand() {
  const runs: ReturnType<typeof Promise.withResolvers<IngestReport>>[] = [];
  const told: ((progress: IngestProgress) => void)[] = [];
  const allowed: boolean[] = [];
  const runner = new IngestionRunner(
    (onProgress, { allowRemovals }) => {
      allowed.push(allowRemovals);
      const run = Promise.withResolvers<IngestReport>();
      runs.push(run);
      told.push(onProgress);
      return run.promise;
    },
    { retryMs: 1 },
  );
  return { runner, runs, told, allowed };
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("IngestionRunner", () => {
  it("runs one at a time, and all who ask meanwhile share the next run", async () => {
    const { runner, runs } = byHand();
    const first = runner.request();
    const others = [runner.request(), runner.request(), runner.request()];
    expect(runs).toHaveLength(1);
    expect(runner.state).toMatchObject({ status: "running", isNextAsked: true, runs: 0 });
    runs[0]?.resolve(aReport(1));
    expect((await first).generation).toBe(1);
    await settle();
    expect(runs).toHaveLength(2);
    runs[1]?.resolve(aReport(2));
    expect((await Promise.all(others)).map(({ generation }) => generation)).toEqual([2, 2, 2]);
    expect(runner.state).toEqual({ status: "idle", isNextAsked: false, runs: 2 });
  });

  it("tells its progress, and why it failed, and runs again", async () => {
    const { runner, runs, told } = byHand();
    const failing = runner.request();
    const progress = { stage: "reading", done: 1, total: 2, articles: 1, passages: 1 } as const;
    told[0]?.(progress);
    expect(runner.state).toMatchObject({ status: "running", progress });
    const next = runner.request();
    runs[0]?.reject(new CounterpointError("corpus-missing", "The folder is gone.", { hint: "Make it." }));
    await expect(failing).rejects.toThrow("gone");
    await settle();
    expect(runner.state).toMatchObject({ status: "running", runs: 1 });
    runs[1]?.reject(new Error("secret detail"));
    await expect(next).rejects.toThrow();
    expect(runner.state.failure?.code).toBe("internal");
    expect(JSON.stringify(runner.state)).not.toContain("secret");
  });

  it("takes most of the index away only in the run that somebody allowed it for", async () => {
    const { runner, runs, allowed } = byHand();
    const first = runner.request();
    const second = runner.request();
    const sharing = runner.request({ allowRemovals: true });
    runs[0]?.reject(new CounterpointError("removals-refused", "24 of 24 articles are not there."));
    await expect(first).rejects.toThrow();
    await settle();
    runs[1]?.resolve(aReport(2));
    await Promise.all([second, sharing]);
    const third = runner.request();
    await settle();
    runs[2]?.resolve(aReport(3));
    await third;
    expect(allowed).toEqual([false, true, false]);
  });

  it("waits while another process writes, says who, and tries again", async () => {
    const { runner, runs } = byHand();
    const asked = runner.request();
    runs[0]?.reject(new CounterpointError("index-locked", "The index is being written by process 7."));
    await Promise.resolve();
    while (runner.state.status === "running" && runs.length < 2) await Promise.resolve();
    expect(runner.state).toMatchObject({ status: "waiting", reason: expect.stringContaining("process 7") });
    await settle();
    expect(runs.length).toBe(2);
    runs[1]?.resolve(aReport(3));
    expect((await asked).generation).toBe(3);
  });
});

describe("an upload's result", () => {
  const received = {
    id: "u",
    name: "a.txt",
    path: "a.txt",
    outcome: "received",
    message: "",
    articleIds: [],
  } as const;
  const upload = { ...received, articleIds: [] as string[] };
  const article = {
    ...anArticle({ id: "1", title: "Ferry", outletName: "Post", path: "a.txt" }),
    passages: 2,
  };
  const nothing = { problems: [], notes: [] };

  it("is in words before anything was read", () => {
    expect(receivedResult("a.txt", { outcome: "refused", reason: "is empty" })).toMatchObject({
      outcome: "problem",
      message: "Not taken in: it is empty.",
    });
    expect(receivedResult("a.txt", { outcome: "already-there", path: "b.txt" }).message).toContain("b.txt");
    expect(receivedResult("a.txt", { outcome: "kept", path: "a-2.txt" }).message).toContain("as a-2.txt");
  });

  it("names the article, the copies it has, or why there is none", () => {
    expect(ingestedResult(upload, nothing, [article])).toMatchObject({
      outcome: "added",
      message: "Added as “Ferry”, Post.",
      articleIds: ["1"],
    });
    const copy = {
      articleId: "2",
      title: "Boat",
      outletName: "Echo",
      kind: "near",
      similarity: 0.9,
    } as const;
    expect(ingestedResult(upload, nothing, [{ ...article, nearDuplicates: [copy] }])).toMatchObject({
      outcome: "near-copy",
      message: expect.stringContaining("nearly the same text as “Boat”, Echo"),
    });
    const problems = [{ path: "a.txt", reason: "is password-protected" }];
    expect(ingestedResult(upload, { problems, notes: [] }, [])).toMatchObject({
      outcome: "problem",
      message: "Not taken in: it is password-protected.",
    });
    const notes = [{ path: "a.txt", reason: "same content as b.txt" }];
    expect(ingestedResult(upload, { problems: [], notes }, [])).toMatchObject({ outcome: "already-there" });
    expect(ingestedResult(upload, nothing, [])).toMatchObject({ outcome: "problem" });
  });

  it("says in a sentence what the readers of files word in their own ways", () => {
    const wordings = [
      ["format not supported: .jpg", "its format is not supported: .jpg."],
      ["bad front matter in line 2: no key", "bad front matter in line 2: no key."],
      ["would unpack to more than it may", "it would unpack to more than it may."],
      ["It has the same text as b.txt: kept once.", "it has the same text as b.txt: kept once."],
    ] as const;
    for (const [reason, words] of wordings) {
      const problems = [{ path: "a.txt", reason }];
      expect(ingestedResult(upload, { problems, notes: [] }, []).message).toBe(`Not taken in: ${words}`);
    }
  });

  it("names the file's new name, where its own was taken", () => {
    const result = ingestedResult({ ...upload, path: "a-2.txt" }, nothing, [article]);
    expect(result.message).toBe("Added as “Ferry”, Post; kept as a-2.txt.");
  });

  it("tells which lines of a larger file were left out", () => {
    const problems = [4, 6, 7, 9].map((line) => ({
      path: `a.jsonl:${line}`,
      reason: "the line is no JSON object",
    }));
    const result = ingestedResult({ ...upload, name: "a.jsonl", path: "a.jsonl" }, { problems, notes: [] }, [
      article,
      article,
    ]);
    expect(result.message).toBe(
      "Added 2 articles; not taken in: line 4: the line is no JSON object; line 6: the line is no JSON object; line 7: the line is no JSON object; and 1 more.",
    );
  });
});
