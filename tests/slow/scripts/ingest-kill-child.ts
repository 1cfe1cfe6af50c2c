import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Ingestion } from "./ingest-kill-ingest.ts";

/** Where a run is killed: so many milliseconds after it began, or after it began a stage. */
export type Instant = { stage: "start" | "reading" | "embedding" | "publishing"; delay: number };

export type Ending = {
  killed: boolean;
  code: number | null;
  output: string;
  /** Milliseconds from the start to the first line of each stage that was begun, and to the end. */
  times: Map<string, number>;
};

/** Runs an ingestion in a process of its own, to its end or up to the instant at which it is killed. */
export async function runIngestion(
  { corpusDir, dataDir, url, graphThreshold }: Ingestion,
  instant?: Instant,
): Promise<Ending> {
  const command =
    graphThreshold === undefined
      ? ["scripts/ingest.ts", "--progress", "--corpus", corpusDir, "--data", dataDir]
      : [
          join(import.meta.dirname, "ingest-kill-program.ts"),
          corpusDir,
          dataDir,
          url,
          String(graphThreshold),
        ];
  const began = performance.now();
  const times = new Map<string, number>();
  const child = spawn(process.execPath, command, {
    env: { ...process.env, OPENAI_BASE_URL: url, OPENAI_API_KEY: "none", EMBEDDING_MODEL: "double" },
  });
  let timer: NodeJS.Timeout | undefined;
  const reached = (stage: string) => {
    times.set(stage, performance.now() - began);
    if (stage === instant?.stage) timer = setTimeout(() => child.kill("SIGKILL"), instant.delay);
  };
  reached("start");
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => {
      output += data;
      for (const [, stage = ""] of output.matchAll(/"stage":"(\w+)"/g)) if (!times.has(stage)) reached(stage);
    });
  }
  const [code, signal] = await once(child, "close");
  clearTimeout(timer);
  times.set("end", performance.now() - began);
  return { killed: signal === "SIGKILL", code, output, times };
}
