import { createServer, type Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";
import { prepareForNext } from "#lib/config.ts";
import { say } from "./say.ts";
import { METHODS, whyUnservable } from "./why-unservable.ts";

/** Longer than the minute for which proxies keep an idle connection: it is theirs to end one, not ours in mid-request. */
const KEEP_ALIVE_MS = 75_000;
const HEADERS_MS = 80_000;

/** How long answers that are under way may take once the server was told to stop. */
const GRACE_MS = 2_000;

/**
 * Serves the built pages from this very process, so that nothing is left when it ends, however it ends. Returns once
 * connections are accepted.
 */
export async function servePages(host: string, port: number): Promise<Server> {
  prepareForNext();
  const { default: next } = await import("next");
  const app = next({ dev: false, dir: process.cwd(), hostname: host, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => {
    const unservable = whyUnservable(request.method, request.url);
    if (unservable !== undefined) {
      const { status, message } = unservable;
      response.writeHead(status, {
        "content-type": "text/plain; charset=utf-8",
        "cache-control": "no-store",
        // A body may follow that nobody reads.
        connection: "close",
        ...(status === 405 && { allow: METHODS.join(", ") }),
      });
      response.end(`${message}\n`);
      return;
    }
    handle(request, response).catch((thrown: unknown) => {
      say.error(inspect(thrown));
      response.destroy();
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = HEADERS_MS;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      server.off("error", reject);
      resolve();
    });
  });
  return server;
}

/** Resolves when a signal has ended the server: what is under way gets a moment, a second signal ends it at once. */
export async function untilStopped(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, resolve);
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit());
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await Promise.race([closed, sleep(GRACE_MS)]);
  server.closeAllConnections();
}
