import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildFolder, environmentForNext, publicPath } from "#lib/config.ts";
import { CounterpointError } from "#lib/errors.ts";

const SOURCES = [
  "app",
  "lib",
  "public",
  "next.config.js",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

/**
 * Builds the pages, unless the last build was made from the same sources, for the same path. False when a signal has
 * ended the build.
 */
export async function buildPages(say: (line: string) => void): Promise<boolean> {
  const sources = hashSources();
  const stamp = join(buildFolder(), "built-from");
  if (readIfThere(stamp) === sources) return true;
  say("Building the pages (only after an installation or a change) …");
  const build = spawn("next", ["build"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: environmentForNext(),
  });
  let output = "";
  for (const stream of [build.stdout, build.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    build.kill();
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.once(signal, stop);
  const [code] = await once(build, "exit");
  for (const signal of signals) process.off(signal, stop);
  if (isStopped) return false;
  if (code !== 0) {
    throw new CounterpointError("internal", "The pages could not be built.", {
      cause: new Error(output.slice(-4_000)),
    });
  }
  writeFileSync(stamp, sources);
  return true;
}

function hashSources(): string {
  const hash = createHash("sha256").update(`${process.version} ${publicPath()}`);
  for (const source of SOURCES) {
    for (const file of filesOf(source)) hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function filesOf(path: string): string[] {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (thrown) {
    const code = thrown instanceof Error && "code" in thrown ? thrown.code : undefined;
    if (code === "ENOTDIR") return [path];
    if (code === "ENOENT") return [];
    throw thrown;
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
