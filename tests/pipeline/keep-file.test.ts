import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { keepFile, sweepIncoming } from "#lib/pipeline/keep-file.ts";
import { MAX_FILE_BYTES } from "#lib/schema/limits.ts";

let corpusDir: string;
beforeEach(async () => {
  corpusDir = await mkdtemp(path.join(tmpdir(), "counterpoint-keep-"));
});

async function* chunks(...texts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield typeof text === "string" ? Buffer.from(text) : text;
}
const keep = (name: string, ...texts: string[]) => keepFile({ corpusDir, name, body: chunks(...texts) });
const contents = (place: string) => readFile(path.join(corpusDir, place), "utf8");
const visible = async () => (await readdir(corpusDir)).filter((name) => !name.startsWith("."));

describe("keepFile", () => {
  it("writes what arrives, folder and all", async () => {
    expect(await keep("The Tribune/ferry.txt", "The ferry ", "sails.")).toEqual({
      outcome: "kept",
      path: "The Tribune/ferry.txt",
    });
    expect(await contents("The Tribune/ferry.txt")).toBe("The ferry sails.");
    expect(await readdir(path.join(corpusDir, ".incoming"))).toEqual([]);
  });

  it("never replaces a file: the same bytes are there already, others get a number", async () => {
    await keep("a.txt", "one");
    expect(await keep("a.txt", "o", "ne")).toEqual({ outcome: "already-there", path: "a.txt" });
    expect(await keep("a.txt", "two")).toEqual({ outcome: "kept", path: "a-2.txt" });
    expect(await keep("a.txt", "two")).toEqual({ outcome: "already-there", path: "a-2.txt" });
    await mkdir(path.join(corpusDir, "b.txt"));
    expect(await keep("b.txt", "three")).toEqual({ outcome: "kept", path: "b-2.txt" });
    expect(await contents("a.txt")).toBe("one");
  });

  it("keeps every file of one name that arrives at once", async () => {
    const kept = await Promise.all(
      Array.from({ length: 8 }, (_, index) => keep("same.txt", `text ${index}`)),
    );
    expect(new Set(kept.map((file) => file.outcome === "kept" && file.path)).size).toBe(8);
    expect((await visible()).length).toBe(8);
  });

  it("finds the same bytes under another name, as long as they are really there", async () => {
    await keep("old.txt", "The pier.");
    const id = createHash("sha256").update("The pier.").digest("hex").slice(0, 16);
    const knownPath = (asked: string) => (asked === id ? "old.txt" : undefined);
    const again = () => keepFile({ corpusDir, name: "new.txt", body: chunks("The pier."), knownPath });
    expect(await again()).toEqual({ outcome: "already-there", path: "old.txt" });
    await writeFile(path.join(corpusDir, "old.txt"), "Rebuilt.");
    expect(await again()).toEqual({ outcome: "kept", path: "new.txt" });
  });

  it("refuses what is too large, after reading it to its end, and what is empty or has no name", async () => {
    const piece = new Uint8Array(1_000_000);
    let sent = 0;
    async function* large() {
      for (; sent <= MAX_FILE_BYTES / piece.length + 5; sent += 1) yield piece;
    }
    expect(await keepFile({ corpusDir, name: "large.txt", body: large() })).toMatchObject({
      outcome: "refused",
      reason: expect.stringContaining("larger than 20 MB"),
    });
    expect(sent).toBe(26);
    expect(await keep("empty.txt")).toEqual({ outcome: "refused", reason: "is empty" });
    expect(await keep("..", "x")).toMatchObject({ outcome: "refused" });
    for (const name of ["articles.csv", "README.md", "a.txt.meta.json", "node_modules/a.txt"]) {
      expect(await keep(name, "x")).toMatchObject({ outcome: "refused" });
    }
    expect(await keep("articles.csv", "x")).toMatchObject({
      reason: expect.stringContaining("put it into the corpus folder by hand"),
    });
    expect(await visible()).toEqual([]);
  });

  it("does not follow a link out of the folder, nor write below a file", async () => {
    const outside = await mkdtemp(path.join(tmpdir(), "counterpoint-outside-"));
    await symlink(outside, path.join(corpusDir, "away"));
    expect(await keep("away/new/a.txt", "x")).toMatchObject({ outcome: "refused" });
    expect(await readdir(outside)).toEqual([]);
    await keep("file.txt", "x");
    expect(await keep("file.txt/a.txt", "x")).toMatchObject({ outcome: "refused" });
  });

  it("never makes the corpus folder: where it is missing, its disk may be away", async () => {
    const away = path.join(corpusDir, "not-mounted");
    const sent = keepFile({ corpusDir: away, name: "a.txt", body: chunks("x") });
    await expect(sent).rejects.toMatchObject({ code: "corpus-missing" });
    expect(await readdir(corpusDir)).toEqual([]);
  });

  it("sweeps away what a killed process left, and leaves what is arriving", async () => {
    const folder = path.join(corpusDir, ".incoming");
    await mkdir(folder);
    for (const name of ["old", "new"]) await writeFile(path.join(folder, name), "x");
    await utimes(path.join(folder, "old"), 1_000_000, 1_000_000);
    await sweepIncoming(corpusDir);
    expect(await readdir(folder)).toEqual(["new"]);
  });
});
