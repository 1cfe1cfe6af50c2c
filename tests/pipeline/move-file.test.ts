import { statSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { moveFile, moveToFreeName } from "#lib/pipeline/move-file.ts";

const SHARED_MEMORY = "/dev/shm";
const hasSecondFileSystem =
  statSync(SHARED_MEMORY, { throwIfNoEntry: false })?.dev !== undefined &&
  statSync(SHARED_MEMORY).dev !== statSync(tmpdir()).dev;

let here: string;
let there: string;
beforeEach(async () => {
  here = await mkdtemp(path.join(tmpdir(), "move-"));
  there = await mkdtemp(path.join(hasSecondFileSystem ? SHARED_MEMORY : tmpdir(), "move-"));
  await writeFile(path.join(here, "a.txt"), "The crane.");
});
afterEach(async () => {
  for (const folder of [here, there]) await rm(folder, { recursive: true, force: true });
});

describe.skipIf(!hasSecondFileSystem)("moving to another file system", () => {
  it.each([
    ["moveFile", moveFile],
    ["moveToFreeName", moveToFreeName],
  ])("copies the file whole, then takes the first away: %s", async (_, move) => {
    await move(path.join(here, "a.txt"), path.join(there, "b.txt"));
    expect(await readFile(path.join(there, "b.txt"), "utf8")).toBe("The crane.");
    expect([await readdir(here), await readdir(there)]).toEqual([[], ["b.txt"]]);
  });

  it("never takes a name that is not free, and leaves nothing half-written", async () => {
    await writeFile(path.join(there, "b.txt"), "Another.");
    expect(await moveToFreeName(path.join(here, "a.txt"), path.join(there, "b.txt"))).toBe(false);
    expect(await readFile(path.join(there, "b.txt"), "utf8")).toBe("Another.");
    expect([await readdir(here), await readdir(there)]).toEqual([["a.txt"], ["b.txt"]]);
  });

  it("loses nothing where the place cannot be written", async () => {
    await mkdir(path.join(there, "b.txt/full"), { recursive: true });
    await expect(moveFile(path.join(here, "a.txt"), path.join(there, "b.txt"))).rejects.toThrow();
    expect(await readFile(path.join(here, "a.txt"), "utf8")).toBe("The crane.");
    expect(await readdir(there)).toEqual(["b.txt"]);
  });
});
