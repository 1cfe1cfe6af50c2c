import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keepIngestion, readLastIngestion } from "#lib/pipeline/last-ingestion.ts";
import { anIngestReport } from "#tests/fixtures/ingest-report.ts";

const folder = () => mkdtemp(join(tmpdir(), "counterpoint-last-"));
const NOTE = { path: "a.txt", reason: "published: “May” is no date" };

describe("the last ingestion", () => {
  it("is kept whole, and leaves nothing else behind", async () => {
    const dataDir = await folder();
    expect(await readLastIngestion(dataDir)).toBeUndefined();
    await keepIngestion(
      dataDir,
      anIngestReport({ problems: [{ path: "b.txt", reason: "is empty" }] }),
      async () => [],
    );
    expect(await readLastIngestion(dataDir)).toMatchObject({ added: 1, problems: [{ path: "b.txt" }] });
    expect(await readdir(dataDir)).toEqual(["last-ingestion.json"]);
  });

  it("keeps an earlier note as long as its article stays as it was", async () => {
    const dataDir = await folder();
    const stored = (contentHash: string) => async () => [{ path: "a.txt", contentHash }];
    await keepIngestion(dataDir, anIngestReport({ notes: [NOTE] }), stored("1"));
    await keepIngestion(dataDir, anIngestReport({}), stored("1"));
    expect((await readLastIngestion(dataDir))?.notes).toEqual([{ ...NOTE, contentHash: "1" }]);
    await keepIngestion(dataDir, anIngestReport({}), stored("2"));
    expect((await readLastIngestion(dataDir))?.notes).toEqual([]);
  });

  it("keeps a note on several articles as long as one of the others stays as it was, too", async () => {
    const dataDir = await folder();
    const stored = (b: string, c: string) => async () => [
      { path: "a.txt", contentHash: "1" },
      { path: "b.txt", contentHash: b },
      { path: "c.txt", contentHash: c },
    ];
    const notes = [{ path: "a.txt", reason: "has the same text", others: ["b.txt", "c.txt"] }];
    await keepIngestion(dataDir, anIngestReport({ notes }), stored("1", "1"));
    await keepIngestion(dataDir, anIngestReport({}), stored("2", "1"));
    expect((await readLastIngestion(dataDir))?.notes).toMatchObject([{ path: "a.txt" }]);
    await keepIngestion(dataDir, anIngestReport({}), stored("2", "2"));
    expect((await readLastIngestion(dataDir))?.notes).toEqual([]);
  });

  it("counts as absent when it cannot be read", async () => {
    const dataDir = await folder();
    await writeFile(join(dataDir, "last-ingestion.json"), "{broken");
    expect(await readLastIngestion(dataDir)).toBeUndefined();
  });
});
