import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Config } from "#lib/config.ts";
import { ingestCorpus } from "#lib/pipeline/ingest-corpus.ts";
import { createRuntime, type Runtime } from "#lib/runtime.ts";
import type { Progress } from "./progress.ts";

/** An index of its own in a temporary folder, ready to be asked. */
export type Workspace = { runtime: Runtime; ingestMilliseconds: number };

/** What is indexed: a bulk file's text, or a folder that is copied. */
export type WorkspaceCorpus = { bulk: string } | { folder: string };

/** Ingests by the product's own way, lets `use` work with the index, and clears everything away. */
export async function withWorkspace<T>(
  config: Config,
  corpus: WorkspaceCorpus,
  progress: Progress,
  use: (workspace: Workspace) => Promise<T>,
): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), "counterpoint-evaluation-"));
  const corpusDir = join(root, "corpus");
  try {
    if ("folder" in corpus) await cp(corpus.folder, corpusDir, { recursive: true });
    else {
      await mkdir(corpusDir);
      await writeFile(join(corpusDir, "collection.jsonl"), corpus.bulk);
    }
    const runtime = createRuntime({ ...config, corpusDir, dataDir: join(root, "data") });
    try {
      const started = performance.now();
      await ingestCorpus({
        corpusDir,
        store: runtime.store,
        embedders: runtime.embedders,
        onProgress: ({ stage, done, total }) => progress(stage, done, total),
      });
      return await use({ runtime, ingestMilliseconds: performance.now() - started });
    } finally {
      await runtime.close();
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
