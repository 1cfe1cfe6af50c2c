import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type OpenAiDouble, startOpenAiDouble } from "#tests/doubles/openai-double.ts";
import { runIngestion } from "./ingest-kill-child.ts";
import { stagesOf, writeFolder } from "./ingest-kill-corpus.ts";
import { openIndex } from "./ingest-kill-index.ts";
import { ingestHere } from "./ingest-kill-ingest.ts";

const [first, second] = stagesOf(20);
if (first === undefined || second === undefined) throw new Error("there are four stages");

describe("npm run ingest", () => {
  let root: string;
  let dataDir: string;
  let corpusDir: string;
  let double: OpenAiDouble;

  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), "counterpoint-ingest-"));
    [dataDir, corpusDir] = [join(root, "data"), join(root, "corpus")];
    double = await startOpenAiDouble();
    await writeFolder(corpusDir, first.files);
    await ingestHere({ corpusDir, dataDir, url: double.url });
    await writeFolder(corpusDir, second.files);
  }, 60_000);
  afterEach(async () => {
    await double.close();
    rmSync(root, { recursive: true });
  });

  const published = async () => {
    const { reader, warnings, close } = await openIndex(dataDir, double.url);
    const hits = await reader?.matching("barrels harbour", { limit: 1000 });
    const found = new Set(hits?.map(({ articleId }) => articleId)).size;
    await close();
    expect(warnings).toEqual([]);
    return [reader?.manifest.generation, reader?.manifest.articles, found];
  };

  it("beside another says which process writes and since when; takes over once that was killed", async () => {
    double.behave("silence");
    const waiting = runIngestion({ corpusDir, dataDir, url: double.url });
    const holder = await vi.waitFor(() => {
      if (double.requests.at(-1)?.behaviour !== "silence") throw new Error("not yet");
      return JSON.parse(readFileSync(join(dataDir, "writer.json"), "utf8"));
    }, 20_000);
    const { code, output } = await runIngestion({ corpusDir, dataDir, url: double.url });
    expect(code).toBe(1);
    expect(output).toContain(
      `{"error":{"code":"index-locked","message":"The index is being written by process ${holder.pid}, which began at ${holder.since}."`,
    );
    expect(Math.abs(Date.now() - Date.parse(holder.since))).toBeLessThan(60_000);
    expect(await published()).toEqual([1, 20, 20]);
    process.kill(holder.pid, "SIGKILL");
    expect(await waiting).toMatchObject({ killed: true });
    double.behave("well-behaved");
    expect(await runIngestion({ corpusDir, dataDir, url: double.url })).toMatchObject({ code: 0 });
    expect(await published()).toEqual([2, 22, 22]);
  }, 60_000);

  it("fails with the name of the cache that it cannot write, changes nothing, and goes on when it can", async () => {
    const cache = join(dataDir, "embedding-cache.sqlite");
    for (const suffix of ["", "-wal", "-shm"]) rmSync(cache + suffix, { force: true });
    mkdirSync(cache);
    const { code, output } = await runIngestion({ corpusDir, dataDir, url: double.url });
    expect(code).toBe(1);
    expect(output).toContain('{"error":{"code":"data-unwritable"');
    expect(output).toContain(cache);
    expect(await published()).toEqual([1, 20, 20]);
    rmdirSync(cache);
    expect(await runIngestion({ corpusDir, dataDir, url: double.url })).toMatchObject({ code: 0 });
    expect(await published()).toEqual([2, 22, 22]);
  }, 60_000);

  it("that cannot keep its report ends with a failure, but what it published stands", async () => {
    const report = join(dataDir, "last-ingestion.json");
    mkdirSync(report);
    const { code, output } = await runIngestion({ corpusDir, dataDir, url: double.url });
    expect(code).toBe(1);
    expect(output).toContain(report);
    expect(await published()).toEqual([2, 22, 22]);
    rmdirSync(report);
    expect(await runIngestion({ corpusDir, dataDir, url: double.url })).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(report, "utf8"))).toMatchObject({ published: false, unchanged: 22 });
  }, 60_000);
});
