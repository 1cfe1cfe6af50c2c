import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadConfig } from "#lib/config.ts";
import { ingestCorpus } from "#lib/pipeline/ingest-corpus.ts";
import { createRuntime } from "#lib/runtime.ts";
import { writeCorpus } from "./fixtures/harbour-strike.ts";

it("restores an embedder once for all generations that were made with it", async () => {
  const corpusDir = await writeCorpus();
  const runtime = createRuntime({ ...loadConfig({}), corpusDir, dataDir: join(corpusDir, ".data") });
  try {
    await ingestCorpus({ ...runtime, corpusDir });
    const first = await runtime.answerTools();

    const writer = await runtime.store.writer();
    const { embedder, splitter } = first.reader.manifest;
    await writer.publish({ embedder, splitter, embedderState: await first.reader.embedderState() });
    const second = await runtime.answerTools();
    expect(second.reader.manifest.generation).toBe(2);
    expect(second.embedder).toBe(first.embedder);

    await writeFile(
      join(corpusDir, "ferries.md"),
      "Ferries to the islands run at night.\n\nFerries are full.",
    );
    await ingestCorpus({ ...runtime, corpusDir });
    const third = await runtime.answerTools();
    expect(third.embedder.id).toBe(third.reader.manifest.embedder.id);
    expect(third.embedder.id).not.toBe(first.embedder.id);
  } finally {
    await runtime.close();
    await rm(corpusDir, { recursive: true });
  }
});
