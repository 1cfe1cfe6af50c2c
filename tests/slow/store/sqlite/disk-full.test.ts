import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PassageStore } from "#lib/store/passage-store.ts";
import { createSqliteStore } from "#lib/store/sqlite/sqlite-store.ts";
import { putAll, readerOf } from "#tests/contracts/passage-store/fixtures.ts";
import { temporaryFolders } from "#tests/store/sqlite/folders.ts";
import { SEARCH_PROGRAM } from "#tests/store/sqlite/search-program.ts";
import { articlesFor, cloudOfVectors } from "#tests/vector/clouds.ts";

/** A file system of its own, seen by nobody else, that is gone with the process. */
const SMALL_DISK = ["--map-root-user", "--mount", "sh", "-c"];
const canMount = spawnSync("unshare", [...SMALL_DISK, "mount -t tmpfs tmpfs /mnt"]).status === 0;

type Attempt = {
  failed: boolean;
  code?: string;
  message?: string;
  hint?: string;
};
type Line = {
  pages?: number;
  isServer?: boolean;
  outcome: Attempt;
  cached?: Attempt;
  now: { generation: number; found: number; near: number };
};

describe.skipIf(!canMount)("a disk with room for nothing, a little, and ever more", () => {
  const disk = mkdtempSync(join(tmpdir(), "counterpoint-disk-"));
  const lines: Line[] = [];
  let last: Line | undefined;

  beforeAll(async () => {
    const program = join(import.meta.dirname, "../../../store/sqlite/programs/fill-small-disk.ts");
    const command = `mount -t tmpfs -o size=4m tmpfs "$1" && exec "$0" "$2" "$1"`;
    const child = spawn("unshare", [...SMALL_DISK, command, process.execPath, disk, program]);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += data));
    const [code] = await once(child, "close");
    expect(code, output).toBe(0);
    for (const line of output.trim().split("\n")) lines.push(JSON.parse(line));
    last = lines.pop();
  }, 120_000);
  afterAll(() => rmSync(disk, { recursive: true }));

  const failures = () => lines.flatMap(({ outcome }) => (outcome.failed ? [outcome] : []));

  it("is reported each time, with the file and what to do, wherever the writing had got to", () => {
    expect(failures().length).toBeGreaterThanOrEqual(10);
    const files = failures().map(({ code, message, hint }) => {
      expect(code).toBe("data-unwritable");
      expect(hint).toContain("Free some space");
      return /^The disk is full: .*\/data\/([\w.-]+) could not be written\.$/.exec(message ?? "")?.[1];
    });
    const kinds = new Set(files.map((name) => name?.replace(/-\d+\./, ".")));
    expect(kinds).toEqual(new Set(["index.sqlite", "writer.json", "keyword.bin", "graph.hnsw"]));
  });

  it("leaves the last published index to answer, opened before or opened on the full disk", () => {
    expect(new Set(lines.map(({ isServer }) => isServer))).toEqual(new Set([false, true]));
    let published = { generation: 1, found: 100 };
    for (const { outcome, now } of [...lines, last as Line]) {
      if (!outcome.failed) published = { generation: published.generation + 1, found: 1000 };
      expect(now).toEqual({ ...published, near: 20 });
    }
  });

  it("is reported in the same way where vectors are kept that were paid for", () => {
    const { cached } = lines[0] as Line;
    expect(cached).toMatchObject({
      failed: true,
      code: "data-unwritable",
      message: expect.stringContaining("embedding-cache.sqlite could not be written"),
    });
  });

  it("gives back the room that a failed attempt took", () => {
    const roomy = lines.filter(({ outcome, pages = 0 }) => outcome.failed && pages >= 24);
    expect(roomy.length).toBeGreaterThanOrEqual(2);
    for (const { cached } of roomy) expect(cached).toEqual({ failed: false });
  });

  it("takes the next publication once there is room", () => {
    expect(last).toMatchObject({ outcome: { failed: false }, now: { found: 1000 } });
  });
});

describe("a file that cannot be written", () => {
  const folders = temporaryFolders();
  const { articles, entries, made } = articlesFor(cloudOfVectors(400, 8));

  async function begin(store: PassageStore, count: number) {
    const writer = await store.writer();
    await putAll(writer, articles.slice(0, count));
    await writer.putVectors(made.embedder.id, entries.slice(0, 10 * count));
    return writer;
  }

  // Rights bind not every user, but nobody can put a file in the place of a folder.
  it.each(["keyword-2.bin", "graph-2.hnsw"])(
    "is named, and costs nothing that was published: %s",
    async (name) => {
      const dataDir = folders.create();
      const { store, warnings } = folders.open(dataDir, { graphThreshold: 50 });
      await (await begin(store, 10)).publish(made);
      const writer = await begin(store, 40);
      mkdirSync(join(dataDir, name));
      await expect(writer.publish(made)).rejects.toMatchObject({
        code: "data-unwritable",
        message: expect.stringContaining(join(dataDir, name)),
      });
      // Its tables may name files that are not there: nothing can follow on them.
      await expect(writer.publish(made)).rejects.toThrow("has published or dropped its changes");
      for (const open of [store, folders.open(dataDir, { graphThreshold: 50 }).store]) {
        const reader = await readerOf(open);
        expect(reader.manifest).toMatchObject({ generation: 1, passages: 100 });
        expect(await reader.matching("passage says", { limit: 500 })).toHaveLength(100);
      }
      // The folder is not ours to sweep away, and is told of again.
      await expect((await begin(store, 40)).publish(made)).rejects.toMatchObject({ code: "data-unwritable" });
      rmdirSync(join(dataDir, name));
      expect(await (await begin(store, 40)).publish(made)).toMatchObject({ generation: 2, passages: 400 });
      expect(await (await readerOf(store)).matching("passage says", { limit: 500 })).toHaveLength(400);
      expect(warnings).toEqual([]);
    },
  );

  it("is named when it is the cache of vectors", async () => {
    const dataDir = folders.create();
    mkdirSync(join(dataDir, "embedding-cache.sqlite"));
    const store = createSqliteStore({ searchProgram: SEARCH_PROGRAM, dataDir });
    await expect(
      store.vectorCache.set("one", [{ hash: "h", vector: Float32Array.of(1) }]),
    ).rejects.toMatchObject({
      code: "data-unwritable",
      message: expect.stringContaining(join(dataDir, "embedding-cache.sqlite")),
    });
    await store.close();
  });
});
