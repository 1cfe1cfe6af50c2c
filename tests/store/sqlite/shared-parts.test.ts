import { describe, expect, it } from "vitest";
import { SharedParts } from "#lib/store/sqlite/shared-parts.ts";

describe("shared parts", () => {
  const counting = () => {
    const parts = new SharedParts<number>();
    let loads = 0;
    return { parts, load: async () => ++loads };
  };

  it("are loaded once for all who have them", async () => {
    const { parts, load } = counting();
    expect(await Promise.all([parts.take("a", load), parts.take("a", load)])).toEqual([1, 1]);
    parts.release("a");
    expect(await parts.take("a", load)).toBe(1);
    expect(await parts.take("b", load)).toBe(2);
  });

  it("are let go when the last user has released them", async () => {
    const { parts, load } = counting();
    await parts.take("a", load);
    await parts.take("a", load);
    parts.release("a");
    parts.release("a");
    expect(await parts.take("a", load)).toBe(2);
  });

  it("are dropped with the last user, and not before", async () => {
    const dropped: number[] = [];
    const parts = new SharedParts<number>((part) => dropped.push(part));
    await parts.take("a", async () => 7);
    await parts.take("a", async () => 8);
    parts.release("a");
    await Promise.resolve();
    expect(dropped).toEqual([]);
    parts.release("a");
    await Promise.resolve();
    expect(dropped).toEqual([7]);
  });

  it("are tried again after a failure", async () => {
    const { parts, load } = counting();
    await expect(parts.take("a", () => Promise.reject(new Error("gone")))).rejects.toThrow("gone");
    expect(await parts.take("a", load)).toBe(1);
  });
});
