import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export type Child = {
  process: ChildProcess;
  /** Resolves with the first line of its output that starts with `start`. */
  line(start: string): Promise<string>;
  /** Exit code or signal, and everything it printed. */
  ended: Promise<{ code: number | null; signal: string | null; output: string }>;
};

/** Runs one of the programs in this folder; `limit`: no file may grow past so many KiB. */
export function runProgram(program: string, args: readonly string[], limit?: number): Child {
  const command = [process.execPath, join(import.meta.dirname, program), ...args];
  // The signal must be ignored, or the limit would kill the process instead of failing the write.
  const child =
    limit === undefined
      ? spawn(process.execPath, command.slice(1))
      : spawn("sh", ["-c", `trap '' XFSZ; ulimit -f ${2 * limit}; exec "$@"`, "sh", ...command]);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += data));
  const ended = once(child, "close").then(([code, signal]) => ({ code, signal, output }));
  const line = async (start: string) => {
    for (;;) {
      const found = output.split("\n").find((candidate) => candidate.startsWith(start));
      if (found !== undefined) return found;
      if (child.exitCode !== null) throw new Error(`${program} ended without "${start}": ${output}`);
      await Promise.race([once(child.stdout, "data"), ended]);
    }
  };
  return { process: child, line, ended };
}
