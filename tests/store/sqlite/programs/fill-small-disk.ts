import { closeSync, ftruncateSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { CounterpointError } from "#lib/errors.ts";
import type { PassageStore } from "#lib/store/passage-store.ts";
import { createSqliteStore } from "#lib/store/sqlite/sqlite-store.ts";
import { SEARCH_PROGRAM } from "#tests/store/sqlite/search-program.ts";
import { articlesFor, cloudOfVectors } from "#tests/vector/clouds.ts";
import { putAll } from "../../../contracts/passage-store/fixtures.ts";

/**
 * On a disk of its own, given as a folder: publishes, then tries to publish more with ever more room left, and prints
 * after each attempt how it failed and what can be found; at last with all the room there is.
 */
const disk = process.argv[2] ?? "";
const dataDir = join(disk, "data");
const open = () => createSqliteStore({ searchProgram: SEARCH_PROGRAM, dataDir, graphThreshold: 30 });
const print = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`);
const filler = join(disk, "filler");

/** Leaves so many bytes. */
function fillUpTo(free: number): void {
  const file = openSync(filler, "w");
  const block = new Uint8Array(4096);
  let size = 0;
  try {
    for (;;) size += writeSync(file, block);
  } catch {
    ftruncateSync(file, Math.max(0, size - free));
  }
  closeSync(file);
}

async function attempt(work: () => Promise<void>): Promise<object> {
  try {
    await work();
    return { failed: false };
  } catch (error) {
    return {
      failed: true,
      ...(error instanceof CounterpointError ? error.toJSON() : { thrown: String(error) }),
    };
  }
}

/** As it was published, if all of it can be found. */
async function found(store: PassageStore): Promise<object> {
  const reader = await store.reader();
  const hits = await reader?.matching("passage says", { limit: 1000 });
  const passages = await reader?.passages((hits ?? []).map(({ passageId }) => passageId));
  const near = await reader?.nearest(entries[0]?.vector ?? new Float32Array(0), { limit: 20 });
  return { generation: reader?.manifest.generation, found: passages?.length, near: near?.length };
}

const { articles, entries, made } = articlesFor(cloudOfVectors(1000, 32));

/** The first articles of all, with their ten passages each. */
async function publish(count: number): Promise<void> {
  const store = open();
  try {
    const writer = await store.writer();
    try {
      await putAll(writer, articles.slice(0, count));
      await writer.putVectors(made.embedder.id, entries.slice(0, 10 * count));
      await writer.publish(made);
    } finally {
      await writer.discard();
    }
  } finally {
    await store.close();
  }
}

await publish(10);
for (const server of [undefined, open()]) {
  if (server !== undefined) await found(server);
  for (const pages of [0, 4, 12, 24, 64, 96, 160]) {
    fillUpTo(4096 * pages);
    const outcome = await attempt(() => publish(100));
    const fresh = open();
    const cached = await attempt(() =>
      fresh.vectorCache.set("one", [{ hash: "h", vector: new Float32Array(5000).fill(pages) }]),
    );
    print({ pages, outcome, cached, now: await found(server ?? fresh), isServer: server !== undefined });
    await fresh.close();
    rmSync(filler);
    if ("failed" in outcome && outcome.failed === false) break;
  }
  await server?.close();
}
print({ outcome: await attempt(() => publish(100)), now: await found(open()) });
process.exit();
