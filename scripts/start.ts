import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { environmentForNext, loadConfig } from "#lib/config.ts";
import { CounterpointError } from "#lib/errors.ts";
import { createRuntime } from "#lib/runtime.ts";
import { buildPages } from "./support/build-pages.ts";
import { ingestOrServeLast } from "./support/ingest-with-progress.ts";
import { readArguments, runScript } from "./support/run-script.ts";
import { say } from "./support/say.ts";

const USAGE = `Usage: npm start
  Brings the index up to date with CORPUS_DIR, builds the pages if they changed, and serves the chat.
  If the index cannot be brought up to date, the last published one is served.
  HOST (default 127.0.0.1), PORT (3000), CORPUS_DIR (corpus) and DATA_DIR (.data) come from the environment or .env.`;

await runScript(USAGE, async (argv) => {
  readArguments({ args: argv, options: {} });
  const config = loadConfig();
  await requireFreePort(config.host, config.port);
  const runtime = createRuntime(config, { warn: say.error });
  try {
    const told = await ingestOrServeLast(runtime);
    if (told === undefined) return 130;
    say.text(told);
  } finally {
    await runtime.close();
  }
  await buildPages((line) => console.log(line));
  return serve(config.host, config.port);
});

/** Next's server as a child, which ends with this process and tells its exit code. */
async function serve(host: string, port: number): Promise<number> {
  const server = spawn("next", ["start", "--hostname", host, "--port", String(port)], {
    stdio: ["ignore", "ignore", "inherit"],
    env: environmentForNext(),
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => server.kill(signal));
  const ended = once(server, "exit");
  const reachable = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  const url = `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
  void announce(url, () => server.exitCode === null);
  const [code, signal] = await ended;
  return typeof code === "number" ? code : signal === null ? 1 : 0;
}

/** Says where the chat is as soon as it answers; asking for its health also opens the index. */
async function announce(url: string, isRunning: () => boolean): Promise<void> {
  while (isRunning()) {
    const response = await fetch(`${url}/api/health`).catch(() => undefined);
    if (response !== undefined) {
      const { problem }: { problem?: { message: string; hint?: string } } = await response.json();
      console.log(`Counterpoint is ready: ${url}`);
      if (problem !== undefined) say.error(`${problem.message} ${problem.hint ?? ""}`);
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
