import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CHECKS, type Check } from "./hostile/checks.ts";
import { writeOddFiles } from "./hostile/odd-files.ts";
import { OwnServer } from "./hostile/own-server.ts";
import { readArguments, runScript } from "./support/run-script.ts";
import { say } from "./support/say.ts";

const USAGE = `Usage: npm run hostile
  Starts a server of its own on loopback, over a folder of odd files, and sends it odd and hostile requests. Says of each
  kind whether it went as it should; fails where one did not. Takes about a minute, and stops by itself.`;

const CHECK_MS = 60_000;
const ALL_MS = 200_000;

await runScript(USAGE, async (argv) => {
  readArguments({ args: argv, options: {} });
  const server = await OwnServer.prepare();
  try {
    await writeOddFiles(server.corpus, join(server.folder, "outside"));
    await server.start();
    const until = performance.now() + ALL_MS;
    let failed = 0;
    for (const check of CHECKS) {
      const started = performance.now();
      const wrong = await outcomeOf(check, server, Math.min(CHECK_MS, until - started));
      if (wrong !== undefined) failed += 1;
      const took = `${Math.round(performance.now() - started)} ms`;
      say.text(
        wrong === undefined ? `passed  ${check.name} (${took})` : `FAILED  ${check.name} (${took}): ${wrong}`,
      );
    }
    say.text(`${CHECKS.length - failed} of ${CHECKS.length} kinds went as they should.`);
    return failed === 0 ? 0 : 1;
  } finally {
    await server.remove();
  }
});

/** What went wrong, a limit of time included. */
async function outcomeOf(check: Check, server: OwnServer, limitMs: number): Promise<string | undefined> {
  if (limitMs <= 0) return "no time was left for it";
  const limit = new AbortController();
  try {
    return await Promise.race([
      check.run(server),
      sleep(limitMs, `it took longer than ${limitMs / 1_000} s`, { signal: limit.signal }),
    ]);
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  } finally {
    limit.abort();
  }
}
