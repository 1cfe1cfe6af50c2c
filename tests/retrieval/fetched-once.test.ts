import { expect, it } from "vitest";
import { fetchedOnce } from "#lib/retrieval/fetched-once.ts";

it("asks for each id once, also while it is on its way, and leaves out what is unknown", async () => {
  const asked: string[][] = [];
  const lengths = fetchedOnce(
    async (ids: readonly string[]) => {
      asked.push([...ids]);
      return ids.filter((id) => id !== "unknown");
    },
    (id) => [id, id.length],
  );
  const [first, second] = await Promise.all([lengths(["a", "bb", "a"]), lengths(["bb", "unknown"])]);
  expect(asked).toEqual([["a", "bb"], ["unknown"]]);
  expect(second).toEqual(
    new Map([
      ["a", 1],
      ["bb", 2],
    ]),
  );
  expect(first).toBe(second);
  await lengths(["a", "unknown"]);
  expect(asked).toHaveLength(2);
});

it("tells everyone who needs it that a fetch has failed", async () => {
  const lengths = fetchedOnce<string, string>(
    async () => Promise.reject(new Error("gone")),
    (id) => [id, id],
  );
  const early = lengths(["a"]);
  await expect(early).rejects.toThrow("gone");
  await expect(lengths(["a"])).rejects.toThrow("gone");
});
