import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { describeHealth } from "#app/server/describe-health.ts";
import { loadConfig } from "#lib/config.ts";
import { readFailure } from "#lib/pipeline/failed-ingestion.ts";
import { createRuntime, type Runtime } from "#lib/runtime.ts";
import { writeCorpus } from "#tests/fixtures/harbour-strike.ts";
import { ingestOrServeLast } from "../../scripts/support/ingest-with-progress.ts";

let corpusDir: string;
let dataDir: string;
let runtime: Runtime;

beforeEach(async () => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  corpusDir = await writeCorpus();
  dataDir = `${corpusDir}-data`;
  runtime = createRuntime({ ...loadConfig({}), corpusDir, dataDir });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await runtime.close();
  await rm(corpusDir, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
});

it("serves the last index when an ingestion fails, says so, and forgets it after one that ends well", async () => {
  expect(await ingestOrServeLast(runtime)).toContain("3 articles");
  expect((await describeHealth(runtime)).failedIngestion).toBeUndefined();

  await rm(corpusDir, { recursive: true });
  await writeFile(corpusDir, "no folder");
  const told = await ingestOrServeLast(runtime);
  expect(told).toContain("WARNING");
  expect(told).toContain("Serving the last index: 3 articles");
  expect(await readFailure(dataDir)).toMatchObject({ message: expect.stringContaining(corpusDir) });
  expect(await describeHealth(runtime)).toMatchObject({
    status: "ok",
    articles: 3,
    failedIngestion: { at: expect.stringMatching(/^\d{4}-/), message: expect.stringContaining(corpusDir) },
  });

  await rm(corpusDir);
  const again = await writeCorpus();
  const mended = createRuntime({ ...loadConfig({}), corpusDir: again, dataDir });
  await ingestOrServeLast(mended);
  await mended.close();
  expect(await readFailure(dataDir)).toBeUndefined();
  await rm(join(again), { recursive: true });
});

it("fails where nothing was published before", async () => {
  await rm(corpusDir, { recursive: true });
  await writeFile(corpusDir, "no folder");
  await expect(ingestOrServeLast(runtime)).rejects.toThrow(corpusDir);
});
