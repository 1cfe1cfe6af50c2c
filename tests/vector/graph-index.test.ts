import { copyFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { placeFile } from "#lib/store/sqlite/generation-files.ts";
import { checkGraphFile, LabelReader } from "#lib/vector/graph-file.ts";
import { GraphIndex } from "#lib/vector/graph-index.ts";
import { GraphVectors } from "#lib/vector/graph-vectors.ts";
import { temporaryFolders } from "#tests/store/sqlite/folders.ts";
import { cloudOfVectors, tableOf } from "./clouds.ts";

const vectors = cloudOfVectors(300, 16);
const table = tableOf(vectors);
const [query] = cloudOfVectors(1, 16, 9) as [Float32Array];

describe("the graph", () => {
  const folders = temporaryFolders();
  const written = async () => {
    const path = join(folders.create(), "graph.hnsw");
    const graph = await GraphIndex.build(table);
    graph.write(path);
    return { path, graph };
  };

  it("scores by cosine, higher is nearer", async () => {
    const graph = await GraphIndex.build(table);
    const [first, second] = graph.search(vectors[17] ?? query, 2);
    expect(first?.item).toBe(17);
    expect(first?.score).toBeCloseTo(1, 5);
    expect(second?.score).toBeLessThan(first?.score ?? 0);
  });

  it("refuses vectors that would end the process or spoil the graph", async () => {
    const graph = await GraphIndex.build(table);
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      const vector = query.slice();
      vector[3] = wrong;
      expect(() => graph.search(vector, 5)).toThrow("no finite number");
      const spoilt = tableOf([...vectors.slice(0, 3), vector]);
      await expect(GraphIndex.build(spoilt)).rejects.toThrow("no finite number");
    }
    expect(() => graph.search(query.slice(0, 8), 5)).toThrow("8 dimensions, not 16");
    expect(() => graph.search(new Float32Array(32).fill(1), 5)).toThrow("32 dimensions, not 16");
  });

  it("takes typed arrays, which the library itself does not", async () => {
    const graph = await GraphIndex.build(table);
    const backing = new Float32Array(48);
    backing.set(query, 16);
    expect(graph.search(backing.subarray(16, 32), 5)).toEqual(graph.search(query, 5));
  });

  it("never asks the library for more than it holds, before and after loading", async () => {
    const { path, graph } = await written();
    expect(graph.search(query, 10_000)).toHaveLength(300);
    const loaded = await GraphIndex.open(path, 16, 400);
    expect(loaded.search(query, 10_000)).toHaveLength(300);
    for (const limit of [0, -1, 1.5, Number.NaN]) expect(() => graph.search(query, limit)).toThrow("limited");
  });

  it("leaves each vector in its file where it is found again by its number", async () => {
    const numbers = Uint32Array.from({ length: 300 }, (_, i) => 3 * i + 2);
    const path = join(folders.create(), "graph.hnsw");
    const graph = await GraphIndex.build({ ...table, numbers });
    graph.write(path);
    const stored = new GraphVectors(path, numbers, 16);
    for (const [row, number] of numbers.entries()) {
      expect(stored.find(number)).toEqual(table.values.subarray(16 * row, 16 * row + 16));
    }
    const bytes = readFileSync(path);
    for (const pieceLength of [4, 60, 4096, bytes.length]) {
      const reader = new LabelReader(await checkGraphFile(path, 16));
      expect(reader.labels).toBeUndefined();
      for (let at = 0; at < bytes.length; at += pieceLength) {
        reader.read(bytes.subarray(at, at + pieceLength), at);
      }
      expect(reader.labels).toEqual(numbers);
    }
    for (const unknown of [0, 3, 10_000]) expect(stored.find(unknown)).toBeUndefined();
    stored.close();
    const misled = new GraphVectors(
      path,
      numbers.map((number) => number + 1),
      16,
    );
    expect(misled.find(3)).toBeUndefined();
    misled.close();
  });

  it("takes in more vectors after loading, under their own numbers", async () => {
    const { path } = await written();
    const graph = await GraphIndex.open(path, 16, 400);
    const more = cloudOfVectors(50, 16, 7);
    const added = {
      ...tableOf([new Float32Array(16), ...more]),
      numbers: Uint32Array.from({ length: 51 }, (_, i) => 900 + i),
    };
    await graph.extend(added);
    expect(graph.elements).toBe(350);
    expect(graph.search(query, 10_000)).toHaveLength(350);
    for (const [i, vector] of more.entries()) expect(graph.search(vector, 1)[0]?.item).toBe(901 + i);
    const copy = `${path}.extended`;
    graph.write(copy);
    await graph.check(copy);
    expect((await GraphIndex.open(copy, 16, 400)).search(query, 20)).toEqual(graph.search(query, 20));
    await expect(graph.extend(tableOf(cloudOfVectors(3, 8)))).rejects.toThrow(
      "8 dimensions cannot join those of 16",
    );
  });

  it("leaves out vectors of zeros", async () => {
    const graph = await GraphIndex.build(tableOf([new Float32Array(16), ...vectors.slice(0, 5)]));
    expect(graph.elements).toBe(5);
    expect(
      graph
        .search(query, 9)
        .map(({ item }) => item)
        .sort(),
    ).toEqual([1, 2, 3, 4, 5]);
    expect(graph.search(new Float32Array(16), 9)).toEqual([]);
    await expect(GraphIndex.build(tableOf([new Float32Array(16)]))).rejects.toThrow("no vector");
  });

  it("is the same graph again after loading, with the breadth that its file does not keep", async () => {
    const { path, graph } = await written();
    graph.setBreadth(123);
    const loaded = await GraphIndex.open(path, 16, 123);
    expect(loaded.search(query, 20)).toEqual(graph.search(query, 20));
    for (const breadth of [0, 1.5, Number.NaN, 2 ** 33]) {
      expect(() => graph.setBreadth(breadth)).toThrow("wide");
    }
  });

  it("refuses a file of other dimensions, which the library opens without complaint", async () => {
    const { path } = await written();
    await expect(GraphIndex.open(path, 8, 50)).rejects.toThrow("another number of dimensions");
    await expect(GraphIndex.open(path, 32, 50)).rejects.toThrow("another number of dimensions");
  });

  it("refuses files whose layout does not hold, whatever byte of the header is wrong", async () => {
    const { path } = await written();
    const bytes = readFileSync(path);
    const copy = `${path}.copy`;
    // Of the fields that decide over sizes; the checksum of `derived-files.ts` guards the rest.
    for (const at of [0, 7, 8, 15, 16, 23, 24, 31, 32, 39, 40, 47, 64, 71]) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 0x40;
      writeFileSync(copy, flipped);
      await expect(checkGraphFile(copy, 16)).rejects.toMatchObject({ code: "index-corrupt" });
    }
    for (const size of [0, 50, 96, 1000, bytes.length - 1]) {
      copyFileSync(path, copy);
      truncateSync(copy, size);
      await expect(checkGraphFile(copy, 16)).rejects.toMatchObject({ code: "index-corrupt" });
    }
    writeFileSync(copy, Buffer.concat([bytes, Buffer.of(0)]));
    await expect(checkGraphFile(copy, 16)).rejects.toMatchObject({ code: "index-corrupt" });
    expect(await checkGraphFile(path, 16)).toMatchObject({ elements: 300 });
  });

  it("notices what the library does not: a missing folder, a full disk", async () => {
    const graph = await GraphIndex.build(table);
    const folder = folders.create();
    const nowhere = join(folder, "missing", "graph.hnsw");
    expect(() => graph.write(nowhere)).not.toThrow();
    const place = (path: string, to: (temporary: string) => string) =>
      placeFile(
        path,
        (temporary) => graph.write(to(temporary)),
        (temporary) => graph.check(temporary),
      );
    await expect(place(nowhere, (temporary) => temporary)).rejects.toMatchObject({ code: "data-unwritable" });
    // What a disk that fills up half-way leaves behind.
    const path = join(folder, "graph.hnsw");
    const cutShort = placeFile(
      path,
      (temporary) => {
        graph.write(temporary);
        truncateSync(temporary, 9000);
      },
      (temporary) => graph.check(temporary),
    );
    await expect(cutShort).rejects.toMatchObject({ code: "index-corrupt" });
    expect(existsSync(path)).toBe(false);
    expect(() => graph.write("/dev/full")).not.toThrow();
    await expect(graph.check("/dev/full")).rejects.toMatchObject({ code: "index-corrupt" });
  });
});
