import { once } from "node:events";
import { join } from "node:path";
import { startThread } from "#lib/worker/start-thread.ts";

/** Starts a thread in another working folder, and prints what it reports. */
process.chdir(process.argv[2] ?? "");
const thread = startThread(join(import.meta.dirname, "thread-report.ts"));
const [{ arguments: flags, compileCache }] = await once(thread, "message");
process.stdout.write(JSON.stringify({ flags, compileCache }));
