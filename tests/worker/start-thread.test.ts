import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startThread } from "#lib/worker/start-thread.ts";
import { temporaryFolders } from "#tests/store/sqlite/folders.ts";
import { runProgram } from "#tests/store/sqlite/programs/child.ts";

describe("a thread", () => {
  const folders = temporaryFolders();

  it("keeps what was made of its source, and knows nothing of its parent's environment", async () => {
    const thread = startThread(join(import.meta.dirname, "../store/sqlite/programs", "thread-report.ts"), {
      workerData: { passages: 7 },
    });
    try {
      const [report] = await once(thread, "message");
      expect(report).toEqual({
        given: { passages: 7 },
        arguments: [],
        environment: ["NODE_COMPILE_CACHE"],
        compileCache: expect.stringContaining(join("node_modules", ".cache", "counterpoint")),
      });
    } finally {
      await thread.terminate();
    }
  });

  it("starts in silence where nothing can be kept", async () => {
    const folder = folders.create();
    writeFileSync(join(folder, "node_modules"), "no folder");
    const { code, output } = await runProgram("start-elsewhere.ts", [folder]).ended;
    expect({ code, output }).toEqual({ code: 0, output: '{"flags":[]}' });
  });
});
