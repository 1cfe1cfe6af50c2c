import { expect, it } from "vitest";
import { UnderWay } from "#lib/store/sqlite/under-way.ts";

it("waits for all that is under way, however it ends, and for nothing when nothing is", async () => {
  const works = new UnderWay();
  const ended: string[] = [];
  works.afterwards(() => ended.push("at once"));
  expect(ended).toEqual(["at once"]);
  const [first, second] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  expect(works.add(first.promise)).toBe(first.promise);
  works.add(second.promise).catch(() => undefined);
  const done = new Promise<void>((resolve) => works.afterwards(resolve)).then(() => ended.push("done"));
  first.resolve("found");
  await first.promise;
  expect(ended).toEqual(["at once"]);
  second.reject(new Error("failed"));
  await done;
  works.afterwards(() => ended.push("at once again"));
  expect(ended).toEqual(["at once", "done", "at once again"]);
});
