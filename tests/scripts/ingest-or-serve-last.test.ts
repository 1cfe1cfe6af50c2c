import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadConfig } from "#lib/config.ts";
import { createRuntime } from "#lib/runtime.ts";
import { writeCorpus } from "#tests/fixtures/harbour-strike.ts";
import { ingestOrServeLast } from "../../scripts/support/ingest-with-progress.ts";

const temporary = () => mkdtemp(join(tmpdir(), "counterpoint-data-"));

it("a server that starts without its corpus folder serves the last index, and says so", async () => {
  const corpusDir = await writeCorpus();
  const runtime = createRuntime({ ...loadConfig({}), corpusDir, dataDir: await temporary() });
  try {
    expect(await ingestOrServeLast(runtime)).toContain("3 articles");
    await rm(corpusDir, { recursive: true });
    const told = await ingestOrServeLast(runtime);
    expect(told).toContain(`The corpus folder ${corpusDir} does not exist`);
    expect(told).toMatch(/Serving the last index: 3 articles, of \d{4}-/);
  } finally {
    await runtime.close();
  }
});

it("one that never had an index fails", async () => {
  const runtime = createRuntime({
    ...loadConfig({}),
    corpusDir: "/no/such/folder",
    dataDir: await temporary(),
  });
  try {
    await expect(ingestOrServeLast(runtime)).rejects.toMatchObject({ code: "corpus-missing" });
  } finally {
    await runtime.close();
  }
});
