import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Config } from "#lib/config.ts";
import { CounterpointError, type ErrorCode } from "#lib/errors.ts";
import type { IngestProgress, IngestReport } from "#lib/schema/ingestion.ts";

/** One line of `scripts/ingest.ts --progress`. */
type Line =
  | { progress: IngestProgress }
  | { report: IngestReport }
  | { error: { code: ErrorCode; message: string; hint?: string } };

/**
 * Ingests in a process of its own, so that pages are served meanwhile. Throws what the ingestion threw, among others
 * `index-locked` while another one writes.
 */
export async function ingestInChild(
  { corpusDir, dataDir }: Pick<Config, "corpusDir" | "dataDir">,
  onProgress: (progress: IngestProgress) => void,
  { allowRemovals }: { allowRemovals: boolean },
): Promise<IngestReport> {
  const program = join(/* turbopackIgnore: true */ process.cwd(), "scripts", "ingest.ts");
  const options = ["--progress", "--corpus", corpusDir, "--data", dataDir];
  if (allowRemovals) options.push("--allow-removals");
  const child = spawn(process.execPath, [program, ...options], {
    // The channel tells the child when this process is gone, in whatever way.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error("The ingestion's output cannot be read.");
  const stop = (): void => void child.kill("SIGTERM");
  const end = (): void => void child.kill("SIGKILL");
  process.on("SIGTERM", stop).on("exit", end);
  let faults = "";
  stderr.on("data", (chunk: Buffer) => {
    faults = (faults + chunk.toString()).slice(-4_000);
  });
  const ended = once(child, "close");
  // It is waited for below; until then a failure to start is nobody's.
  ended.catch(() => undefined);
  let report: IngestReport | undefined;
  let failure: CounterpointError | undefined;
  try {
    for await (const text of createInterface({ input: stdout })) {
      const line: Line = JSON.parse(text);
      if ("progress" in line) onProgress(line.progress);
      else if ("report" in line) report = line.report;
      else {
        const { code, message, hint } = line.error;
        failure = new CounterpointError(code, message, hint === undefined ? {} : { hint });
      }
    }
    await ended;
  } finally {
    process.off("SIGTERM", stop).off("exit", end);
  }
  if (failure !== undefined) throw failure;
  if (report !== undefined) return report;
  throw new CounterpointError("internal", "The ingestion ended before it was finished.", {
    hint: "The server's log has the details; the last published articles stay usable.",
    cause: new Error(faults),
  });
}
