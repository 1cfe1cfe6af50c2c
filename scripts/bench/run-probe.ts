import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { CounterpointError } from "#lib/errors.ts";
import type { Probe, ProbeOptions } from "./measure/probe-index.ts";

/** Probes an index in a fresh process, so that nothing of it is loaded before. */
export async function runProbe(options: ProbeOptions): Promise<Probe> {
  const program = join(import.meta.dirname, "probe.ts");
  const child = spawn(process.execPath, [program], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(JSON.stringify(options));
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  if (code !== 0) throw new CounterpointError("internal", "The process that opens the index has failed.");
  return JSON.parse(output);
}
