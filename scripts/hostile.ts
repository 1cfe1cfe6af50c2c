import { join } from "node:path";
import { FILE_CHECKS } from "./hostile/file-checks.ts";
import { LIBRARY_CHECKS } from "./hostile/library-checks.ts";
import { LOAD_CHECKS } from "./hostile/load-checks.ts";
import { writeOddFiles } from "./hostile/odd-files.ts";
import { OwnServer } from "./hostile/own-server.ts";
import { REQUEST_CHECKS } from "./hostile/request-checks.ts";
import { runChecks } from "./hostile/run-checks.ts";
import { readArguments, runScript } from "./support/run-script.ts";
import { say } from "./support/say.ts";

const USAGE = `Usage: npm run hostile
  Starts a server of its own on loopback, over a folder of odd files, and sends it odd and hostile requests. Says of each
  kind whether it went as it should; fails where one did not. No configured model is asked. Takes about two minutes, more
  where the pages are to be built first, and stops by itself.`;

const LIMITS = { checkMs: 60_000, allMs: 200_000 };
const CHECKS = [...FILE_CHECKS, ...REQUEST_CHECKS, ...LIBRARY_CHECKS, ...LOAD_CHECKS];

await runScript(USAGE, async (argv) => {
  readArguments({ args: argv, options: {} });
  const server = await OwnServer.prepare();
  const stop = () => {
    server.removeAtOnce();
    process.exit(130);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
  try {
    await writeOddFiles(server.corpus, join(server.folder, "outside"));
    say.text("Starting a server over a folder of odd files …");
    await server.start();
    const failed = await runChecks(CHECKS, server, LIMITS, say.text);
    say.text(`${CHECKS.length - failed} of ${CHECKS.length} kinds went as they should.`);
    return failed === 0 ? 0 : 1;
  } finally {
    await server.remove();
  }
});
