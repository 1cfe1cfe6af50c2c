import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type Config, environmentForNext, loadConfig } from "#lib/config.ts";
import { CounterpointError } from "#lib/errors.ts";
import { createRuntime } from "#lib/runtime.ts";
import { buildPages } from "./support/build-pages.ts";
import { ingestWithProgress, renderReport } from "./support/ingest-with-progress.ts";
import { readArguments, runScript } from "./support/run-script.ts";

const USAGE = `Usage: npm start
  Brings the index up to date with CORPUS_DIR, builds the pages if they changed, and serves the chat.
  HOST (default 127.0.0.1), PORT (3000), CORPUS_DIR (corpus), DATA_DIR (.data) and, behind a reverse proxy, PUBLIC_URL
  come from the environment or .env.`;

/**
 * Milliseconds for which a connection is kept open between two requests: longer than browsers and proxies keep theirs, so
 * that the side that sends is the side that closes, also when this one is busy for a while.
 */
const KEEP_ALIVE_MS = 75_000;

await runScript(USAGE, async (argv) => {
  readArguments({ args: argv, options: {} });
  const config = loadConfig();
  await requireFreePort(config.host, config.port);
  const runtime = createRuntime(config, { warn: (message) => console.error(message) });
  try {
    const report = await ingestWithProgress(runtime);
    if (report === undefined) return 130;
    console.log(renderReport(report, config.corpusDir));
  } finally {
    await runtime.close();
  }
  await buildPages((line) => console.log(line));
  return serve(config);
});

/** Next's server as a child, which ends with this process and tells its exit code. */
async function serve({ host, port, publicUrl }: Config): Promise<number> {
  const listening = ["--hostname", host, "--port", String(port), "--keepAliveTimeout", String(KEEP_ALIVE_MS)];
  const server = spawn("next", ["start", ...listening], {
    stdio: ["ignore", "ignore", "inherit"],
    env: environmentForNext(),
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => server.kill(signal));
  const ended = once(server, "exit");
  const reachable = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  const url = `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
  void announce(url, publicUrl, () => server.exitCode === null);
  const [code, signal] = await ended;
  return typeof code === "number" ? code : signal === null ? 1 : 0;
}

/** Says where the chat is as soon as it answers; asking for its health also opens the index. */
async function announce(
  url: string,
  publicUrl: Config["publicUrl"],
  isRunning: () => boolean,
): Promise<void> {
  const path = publicUrl?.path ?? "";
  while (isRunning()) {
    const response = await fetch(`${url}${path}/api/health`).catch(() => undefined);
    if (response !== undefined) {
      const { problem }: { problem?: { message: string; hint?: string } } = await response.json();
      const forReaders = publicUrl === undefined ? "" : `, for readers ${publicUrl.origin}${path}/`;
      console.log(`Counterpoint is ready: ${url}${path}${forReaders}`);
      if (problem !== undefined) console.warn(`${problem.message} ${problem.hint ?? ""}`);
      return;
    }
    await sleep(100);
  }
}

async function requireFreePort(host: string, port: number): Promise<void> {
  const probe = createServer().listen({ host, port, exclusive: true });
  try {
    await once(probe, "listening");
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code === "EADDRINUSE") {
      throw new CounterpointError("port-in-use", `Port ${port} on ${host} is in use by another program.`, {
        hint: `Choose another, for example: PORT=${port + 1} npm start`,
      });
    }
    throw new CounterpointError(
      "config-invalid",
      `Cannot listen on ${host}:${port} (${code ?? "unknown reason"}).`,
      {
        hint: "Set HOST to an address of this machine, and PORT to one that you may use.",
      },
    );
  } finally {
    probe.close();
  }
}
