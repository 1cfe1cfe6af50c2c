import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { listCorpus } from "#lib/corpus/list-corpus.ts";
import { type ReadResult, readCorpus } from "#lib/corpus/read-corpus.ts";
import type { Article } from "#lib/schema/article.ts";

export const TEXT =
  "The harbour of Tolmin reopened on Monday after eleven weeks, and the first ferry left before dawn.";

/** A corpus folder of its own for one test. */
export type CorpusFolder = {
  path: string;
  write(name: string, content: string | Buffer): Promise<void>;
  read(known?: ReadonlyMap<string, string>): Promise<ReadResult[]>;
  remove(): Promise<void>;
};

export async function makeCorpusFolder(): Promise<CorpusFolder> {
  const root = await mkdtemp(path.join(tmpdir(), "corpus-"));
  return {
    path: root,
    async write(name, content) {
      await mkdir(path.dirname(path.join(root, name)), { recursive: true });
      await writeFile(path.join(root, name), content);
    },
    async read(known) {
      const results: ReadResult[] = [];
      for await (const result of readCorpus(await listCorpus(root), known === undefined ? {} : { known })) {
        results.push(result);
      }
      return results;
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

export function articlesOf(results: readonly ReadResult[]): Article[] {
  return results.flatMap((result) => (result.kind === "article" ? [result.article] : []));
}

/** Problems and notes as "kind path: reason". */
export function complaintsOf(results: readonly ReadResult[]): string[] {
  return results.flatMap((result) =>
    result.kind === "problem" || result.kind === "note"
      ? [`${result.kind} ${result.path}: ${result.reason}`]
      : [],
  );
}
