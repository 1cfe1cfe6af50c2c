import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { IngestReport } from "#lib/pipeline/ingest-corpus.ts";
import { keepIngestion, readLastIngestion } from "#lib/pipeline/last-ingestion.ts";

const aReport = (rest: Partial<IngestReport>): IngestReport => ({
  published: true,
  generation: 1,
  articles: 1,
  passages: 1,
  added: 1,
  updated: 0,
  removed: 0,
  unchanged: 0,
  problems: [],
  notes: [],
  embedder: "test",
  milliseconds: 1,
  ...rest,
});
const folder = () => mkdtemp(join(tmpdir(), "counterpoint-last-"));
const NOTE = { path: "a.txt", reason: "published: “May” is no date" };

describe("the last ingestion", () => {
  it("is kept whole, and leaves nothing else behind", async () => {
    const dataDir = await folder();
    expect(await readLastIngestion(dataDir)).toBeUndefined();
    await keepIngestion(
      dataDir,
      aReport({ problems: [{ path: "b.txt", reason: "is empty" }] }),
      async () => [],
    );
    expect(await readLastIngestion(dataDir)).toMatchObject({ added: 1, problems: [{ path: "b.txt" }] });
    expect(await readdir(dataDir)).toEqual(["last-ingestion.json"]);
  });

  it("keeps an earlier note as long as its article stays as it was", async () => {
    const dataDir = await folder();
    const stored = (contentHash: string) => async () => [{ path: "a.txt", contentHash }];
    await keepIngestion(dataDir, aReport({ notes: [NOTE] }), stored("1"));
    await keepIngestion(dataDir, aReport({}), stored("1"));
    expect((await readLastIngestion(dataDir))?.notes).toEqual([{ ...NOTE, contentHash: "1" }]);
    await keepIngestion(dataDir, aReport({}), stored("2"));
    expect((await readLastIngestion(dataDir))?.notes).toEqual([]);
  });

  it("counts as absent when it cannot be read", async () => {
    const dataDir = await folder();
    await writeFile(join(dataDir, "last-ingestion.json"), "{broken");
    expect(await readLastIngestion(dataDir)).toBeUndefined();
  });
});
