import { describe, expect, it } from "vitest";
import { type SendFiles, UploadQueue, type UploadRow, uploadSummary } from "#app/library/library-uploads.ts";
import type { UploadResult } from "#lib/schema/library.ts";

const files = (count: number, bytes = 10) =>
  Array.from({ length: count }, (_, index) => ({
    name: `${index}.txt`,
    file: new Blob(["x".repeat(bytes)]),
  }));
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const received = (name: string): UploadResult => ({
  id: `id ${name}`,
  name,
  outcome: "received",
  message: "Received.",
  articleIds: [],
});

function queueOf(send: SendFiles) {
  let rows: readonly UploadRow[] = [];
  const queue = new UploadQueue(send, (next) => {
    rows = next;
  });
  return { queue, rows: () => rows, states: () => rows.map(({ state }) => state) };
}

describe("UploadQueue", () => {
  it("sends batches, one after the other, in order", async () => {
    const batches: string[][] = [];
    let atOnce = 0;
    const { queue, states } = queueOf(async (batch) => {
      atOnce += 1;
      expect(atOnce).toBe(1);
      batches.push(batch.map(({ name }) => name));
      await settle();
      atOnce -= 1;
      return batch.map(({ name }) => received(name));
    });
    queue.add(files(60));
    queue.add(files(1, 9_000_000));
    await expect.poll(() => states().every((state) => state === "received")).toBe(true);
    expect(batches.map((batch) => batch.length)).toEqual([25, 25, 10, 1]);
    expect(batches.flat()).toHaveLength(61);
  });

  it("shows how much of each file has left", async () => {
    let tell: (bytes: number) => void = () => undefined;
    const { queue, rows } = queueOf((_, onSent) => {
      tell = onSent;
      return new Promise(() => undefined);
    });
    queue.add(files(3));
    tell(15);
    expect(rows().map(({ sent }) => sent)).toEqual([10, 5, 0]);
  });

  it("does not send what is too large, and says so", () => {
    const { queue, rows } = queueOf(async () => []);
    queue.add([{ name: "large.txt", file: new Blob([new Uint8Array(20_000_001)]) }]);
    expect(rows()[0]).toMatchObject({ state: "problem", message: expect.stringContaining("20 MB") });
  });

  it("keeps what could not be sent, and sends it again when asked", async () => {
    let isDown = true;
    const { queue, rows, states } = queueOf(async (batch) => {
      if (isDown) throw new Error("The server cannot be reached.");
      return batch.map(({ name }) => received(name));
    });
    queue.add(files(2));
    await settle();
    expect(states()).toEqual(["failed", "failed"]);
    expect(rows()[0]?.message).toContain("cannot be reached");
    isDown = false;
    queue.retry();
    await settle();
    expect(states()).toEqual(["received", "received"]);
  });

  it("takes over what the server says in the end, and what it forgot", async () => {
    const { queue, rows, states } = queueOf(async (batch) => batch.map(({ name }) => received(name)));
    queue.add(files(3));
    await settle();
    queue.settle(queue.awaited(), [
      { ...received("0.txt"), outcome: "added", message: "Added.", articleIds: ["a"] },
      received("1.txt"),
    ]);
    expect(states()).toEqual(["added", "received", "problem"]);
    expect(rows()[0]).toMatchObject({ message: "Added.", articleIds: ["a"] });
    queue.clear();
    expect(states()).toEqual(["received"]);
    expect(uploadSummary(rows())).toBe("1 file: 1 being read");
  });

  it("takes no answer for a file that arrived after the question", async () => {
    const { queue, states } = queueOf(async (batch) => batch.map(({ name }) => received(name)));
    queue.add(files(1));
    await settle();
    const awaited = queue.awaited();
    queue.add([{ name: "late.txt", file: new Blob(["x"]) }]);
    await settle();
    queue.settle(awaited, [{ ...received("0.txt"), outcome: "added" }]);
    expect(states()).toEqual(["added", "received"]);
  });

  it("shows files of an earlier visit until they are read", () => {
    const { queue, states } = queueOf(async () => []);
    queue.adopt([received("a"), { ...received("b"), outcome: "near-copy" }]);
    expect(states()).toEqual(["received", "near-copy"]);
    queue.settle(queue.awaited(), [{ ...received("a"), outcome: "added" }]);
    expect(states()).toEqual(["added", "near-copy"]);
  });
});
