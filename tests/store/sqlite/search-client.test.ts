import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { CounterpointError } from "#lib/errors.ts";
import { SearchClient } from "#lib/store/sqlite/search-client.ts";
import { SEARCH_PROGRAM } from "#tests/store/sqlite/search-program.ts";

const PROGRAM = join(import.meta.dirname, "programs", "unsteady-worker.ts");

describe("the search thread's client", () => {
  const clients: SearchClient[] = [];
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.close();
  });

  const start = (program = PROGRAM) => {
    const warnings: string[] = [];
    const data = { dataDir: "", graphThreshold: 1 };
    const client = new SearchClient(data, (message) => warnings.push(message), program);
    clients.push(client);
    const say = (word: string, signal?: AbortSignal) => client.call("key", "statistics", [[word]], signal);
    return { client, warnings, say: (word: string, signal?: AbortSignal) => say(word, signal) };
  };

  it("gives each caller its own answer", async () => {
    const { say } = start();
    const answers = await Promise.all(["a", "b", "c"].map((word) => say(word)));
    expect(answers.map(([answer]) => answer?.word)).toEqual(["a", "b", "c"]);
  });

  it.each(["throw", "exit"])(
    "rejects what is waiting when the thread dies (%s), and starts another",
    async (word) => {
      const { say } = start();
      const [before] = await say("a");
      const waiting = [say("silence"), say(word)];
      for (const result of await Promise.allSettled(waiting)) {
        expect(result).toMatchObject({ status: "rejected", reason: { code: "internal" } });
      }
      const [after] = await say("b");
      expect(after?.passages).not.toBe(before?.passages);
    },
  );

  it("rejects with the signal's reason as soon as it is aborted", async () => {
    const { say } = start();
    await say("a");
    const abandoned = new AbortController();
    const waiting = say("silence", abandoned.signal);
    abandoned.abort(new Error("gave up"));
    await expect(waiting).rejects.toThrow("gave up");
    expect(await say("b")).toHaveLength(1);
  });

  it("passes on warnings, and errors as they were", async () => {
    const { say, warnings } = start();
    await say("warn");
    expect(warnings).toEqual(["something was mended"]);
    const failure = await say("fail").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CounterpointError);
    expect(failure).toMatchObject({ code: "index-corrupt", message: "It is damaged.", hint: "Mend it." });
  });

  it("rejects what is waiting when it is closed", async () => {
    const { client, say } = start();
    const waiting = say("silence");
    const closing = client.close();
    await expect(waiting).rejects.toMatchObject({ code: "internal" });
    await closing;
  });

  it("is told by the thread itself when the folder has gone", async () => {
    const client = new SearchClient(
      { dataDir: "/nowhere", graphThreshold: 1 },
      () => undefined,
      SEARCH_PROGRAM,
    );
    clients.push(client);
    await expect(client.call("key", "open", [])).rejects.toMatchObject({ code: "index-mismatch" });
  });

  it("says what is missing when it is started from elsewhere", async () => {
    const { say } = start("/nowhere/lib/store/sqlite/search-worker.ts");
    await expect(say("a")).rejects.toMatchObject({
      code: "internal",
      message: expect.stringContaining("/nowhere"),
    });
  });
});
