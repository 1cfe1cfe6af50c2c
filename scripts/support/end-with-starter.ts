import { execFileSync } from "node:child_process";
import { packageScript } from "#lib/config.ts";

const EVERY_MS = 250;

/**
 * A package manager that runs a script is ended by a signal without passing it on: the shell between them takes it, and
 * the script lives on. So a script that was started by one asks for its starters now and then, and sends itself the
 * signal when one is gone. A script that was started from a terminal, or by a program of its own, is left alone.
 */
export function endWithStarter(): void {
  if (packageScript() === undefined || process.platform === "win32") return;
  const parent = process.ppid;
  const manager = parentIfManager(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && (manager === undefined || isAlive(manager))) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, EVERY_MS);
  timer.unref();
}

/** The process above this one, if it is a package manager; a shell may stand between, or may have been replaced. */
function parentIfManager(pid: number): number | undefined {
  try {
    const above = Number(ask("ppid", pid));
    return /\b(npm|npx|pnpm|yarn|bun)\b/.test(ask("args", above)) ? above : undefined;
  } catch {
    // Without `ps`, the parent alone is watched.
    return undefined;
  }
}

function ask(field: "ppid" | "args", pid: number): string {
  return execFileSync("ps", ["-o", `${field}=`, "-p", String(pid)], { encoding: "utf8" }).trim();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
