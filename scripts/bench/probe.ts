import { text } from "node:stream/consumers";
import { runScript } from "../support/run-script.ts";
import { probeIndex } from "./measure/probe-index.ts";
import { openTools } from "./open-tools.ts";

/** A process of its own for each probe: takes its options as JSON on stdin, and prints what it has measured. */
await runScript("Started by npm run bench.", async () => {
  const probe = await probeIndex(openTools, JSON.parse(await text(process.stdin)));
  console.log(JSON.stringify(probe));
  return 0;
});
