import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { byteLines } from "#lib/corpus/byte-lines.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lines-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function linesOf(content: string, limit = 100_000_000) {
  const file = path.join(folder, "lines");
  await writeFile(file, content);
  const lines: [number, string | undefined, number][] = [];
  for await (const { number, bytes, offset } of byteLines(file, limit)) {
    lines.push([number, bytes?.toString("utf8"), offset]);
  }
  return lines;
}

describe("byteLines", () => {
  it("gives each line with its number and where it ends", async () => {
    expect(await linesOf("é\r\n\nb")).toEqual([
      [1, "é", 4],
      [2, "", 5],
      [3, "b", 6],
    ]);
    expect(await linesOf("a\n")).toEqual([[1, "a", 2]]);
    expect(await linesOf("")).toEqual([]);
  });

  it("joins lines over the borders of what is read at once", async () => {
    const long = "x".repeat(2_500_000);
    expect(await linesOf(`${long}\n${long}`)).toEqual([
      [1, long, 2_500_001],
      [2, long, 5_000_001],
    ]);
  });

  it("names a line over the limit and goes on after it", async () => {
    expect(await linesOf(`${"x".repeat(2_500_000)}\nshort\n`, 1000)).toEqual([
      [1, undefined, 2_500_001],
      [2, "short", 2_500_007],
    ]);
  });
});
