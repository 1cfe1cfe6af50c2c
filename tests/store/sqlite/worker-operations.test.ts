import { describe, expect, it } from "vitest";
import type { PassageReader } from "#lib/store/passage-store.ts";
import { WorkerOperations } from "#lib/store/sqlite/worker-operations.ts";

const reader = {} as PassageReader;
const misnamed = { name: "misnamed", run: async () => "found" };

describe("a search worker's operations", () => {
  it("are loaded once, when they are first asked for", async () => {
    let loaded = 0;
    const echo = { name: "echo", run: async (_: PassageReader, given: string) => given };
    const operations = new WorkerOperations({
      echo: async () => {
        loaded += 1;
        return echo;
      },
    });
    expect(loaded).toBe(0);
    expect(await operations.run(reader, "echo", "one")).toBe("one");
    expect(await operations.run(reader, "echo", "two")).toBe("two");
    expect(loaded).toBe(1);
  });

  it.each(["unknown", "not misnamed", "constructor"])(
    "refuse %s, which the program does not have",
    async (name) => {
      const operations = new WorkerOperations({ "not misnamed": async () => misnamed });
      await expect(operations.run(reader, name, null)).rejects.toMatchObject({
        code: "internal",
        message: expect.stringContaining(name),
      });
    },
  );
});
