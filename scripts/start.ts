import { once } from "node:events";
import { createServer } from "node:net";
import { type Config, loadConfig } from "#lib/config.ts";
import { CounterpointError } from "#lib/errors.ts";
import { createRuntime } from "#lib/runtime.ts";
import { buildPages } from "./support/build-pages.ts";
import { ingestOrServeLast } from "./support/ingest-with-progress.ts";
import { readArguments, runScript } from "./support/run-script.ts";
import { say } from "./support/say.ts";
import { servePages, untilStopped } from "./support/serve-pages.ts";

const USAGE = `Usage: npm start
  Brings the index up to date with CORPUS_DIR, builds the pages if they changed, and serves the chat.
  If the index cannot be brought up to date, the last published one is served.
  HOST (default 127.0.0.1), PORT (3000), CORPUS_DIR (corpus), DATA_DIR (.data) and, behind a reverse proxy, PUBLIC_URL
  come from the environment or .env.`;

/** For an answer of a server that may be none of ours, or may be opening a large index. */
const HEALTH_MS = 60_000;
const NEIGHBOUR_MS = 2_000;

await runScript(USAGE, async (argv) => {
  readArguments({ args: argv, options: {} });
  const config = loadConfig();
  await requireFreePort(config);
  const runtime = createRuntime(config, { warn: say.error });
  try {
    const told = await ingestOrServeLast(runtime);
    if (told === undefined) return 130;
    say.text(told);
  } finally {
    await runtime.close();
  }
  if (!(await buildPages((line) => console.log(line)))) return 130;
  return serve(config);
});

/** Serves until a signal ends it. */
async function serve({ host, port, publicUrl }: Config): Promise<number> {
  const server = await servePages(host, port);
  const stopped = untilStopped(server);
  void announce(addressOf(host, port, publicUrl), publicUrl);
  await stopped;
  // Threads and timers of the server's would keep the process otherwise.
  process.exit(0);
}

/** Where a server that is bound to `host` can be asked from this machine: the path is the same as behind a proxy. */
function addressOf(host: string, port: number, publicUrl: Config["publicUrl"]): string {
  const reachable = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}${publicUrl?.path ?? ""}`;
}

/** Asks for the server's health, which also opens the index, and says where the chat is. */
async function announce(url: string, publicUrl: Config["publicUrl"]): Promise<void> {
  const health = await healthOf(url, HEALTH_MS);
  const forReaders = publicUrl === undefined ? "" : `, for readers ${publicUrl.origin}${publicUrl.path}/`;
  console.log(`Counterpoint is ready: ${url}${forReaders}`);
  if (health?.problem !== undefined) say.error(`${health.problem.message} ${health.problem.hint ?? ""}`);
}

type Health = { status: string; answerer: unknown; problem?: { message: string; hint?: string } };

/** What a Counterpoint at this address says of itself; undefined when there is none. */
async function healthOf(url: string, limitMs: number): Promise<Health | undefined> {
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(limitMs) });
    const health: unknown = await response.json();
    return isHealth(health) ? health : undefined;
  } catch {
    return undefined;
  }
}

function isHealth(value: unknown): value is Health {
  return typeof value === "object" && value !== null && "status" in value && "answerer" in value;
}

async function requireFreePort({ host, port, publicUrl }: Config): Promise<void> {
  const probe = createServer().listen({ host, port, exclusive: true });
  try {
    await once(probe, "listening");
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code === "EADDRINUSE") {
      const isOurs = (await healthOf(addressOf(host, port, publicUrl), NEIGHBOUR_MS)) !== undefined;
      const user = isOurs ? "a Counterpoint that is running already" : "another program";
      const other = port < 65_535 ? port + 1 : port - 1;
      throw new CounterpointError("port-in-use", `Port ${port} on ${host} is in use by ${user}.`, {
        hint: `${isOurs ? "Stop it, or choose" : "Choose"} another port, for example: PORT=${other} npm start`,
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
