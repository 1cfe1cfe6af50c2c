import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { IndexSizes } from "../bench-report.ts";

/** What an index takes on the disk, by kind. */
export async function indexSizes(dataDir: string, passages: number, dimensions: number): Promise<IndexSizes> {
  const files: Record<string, number> = {};
  for (const name of (await readdir(dataDir)).sort()) files[name] = (await stat(join(dataDir, name))).size;
  const sum = (belongs: (name: string) => boolean) =>
    Object.entries(files).reduce((total, [name, bytes]) => total + (belongs(name) ? bytes : 0), 0);
  const vectors = 4 * passages * dimensions;
  return {
    files,
    vectors,
    postings: sum((name) => name.startsWith("keyword-")),
    links: Math.max(0, sum(isGraphFile) - vectors),
  };
}

/** The product's newest graph file; undefined where it has none. */
export async function graphFile(dataDir: string): Promise<string | undefined> {
  const found: { path: string; changed: number }[] = [];
  for (const name of (await readdir(dataDir)).filter(isGraphFile)) {
    const path = join(dataDir, name);
    found.push({ path, changed: (await stat(path)).mtimeMs });
  }
  return found.sort((a, b) => b.changed - a.changed)[0]?.path;
}

function isGraphFile(name: string): boolean {
  return name.endsWith(".hnsw");
}
