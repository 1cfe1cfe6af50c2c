import { availableParallelism, loadavg } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { LoadTally } from "../load/load-tally.ts";
import { putUnderLoad } from "../load/put-under-load.ts";
import { answersWell, type Check, expectStatus, first } from "./check.ts";
import type { OwnServer } from "./own-server.ts";
import { send, sendJson } from "./send.ts";

const HEALTH_LIMIT_MS = 250;
const HEALTH_EVERY_MS = 20;
const QUESTION = "And how many are there?";
const LONG_HISTORY_MS = 10_000;
/** Long enough for so many looks at the health that its slowest twentieth is more than one of them. */
const WATCH_MS = 2_000;

/** What asks for much. The last one starts the server anew. */
export const LOAD_CHECKS: readonly Check[] = [
  {
    name: "a history of 200 long turns: answered in time, and others are not held up",
    run: (server) => bearsHistory(server, "/api/ask", askBody(200), 200),
  },
  {
    name: "a history of 2,000 turns: refused in time, and others are not held up",
    run: (server) =>
      first(
        () => bearsHistory(server, "/api/ask", askBody(2_000), 400),
        () => bearsHistory(server, "/api/chat", chatBody(2_000), 400),
      ),
  },
  {
    name: "128 questions at once for 10 seconds: none breaks, and the health keeps its time",
    async run(server) {
      const load = { url: server.url, atOnce: 128 };
      // A new server is slow for a moment, until its code is compiled: what breaks counts, the health not yet.
      const start = new LoadTally();
      await putUnderLoad({ ...load, seconds: 1 }, start);
      if (start.broken + start.faults > 0) return start.render();
      const tally = new LoadTally();
      await putUnderLoad({ ...load, seconds: 10 }, tally);
      const bad = tally.broken + tally.faults > 0 || tally.healthAt(0.95) > HEALTH_LIMIT_MS;
      return bad ? `${tally.render()}\n${besides()}` : undefined;
    },
  },
  {
    name: "SIGTERM ends the server and what it started, and the next one starts at the same port",
    async run(server) {
      if (server.end !== undefined) return "it has ended before";
      if (!(await server.stop())) return "it, or something that it started, had to be killed";
      await server.start();
      return answersWell(server);
    },
  },
];

/** A machine that is busy with other work makes any server slow. */
function besides(): string {
  return `load of the machine: ${loadavg()[0]?.toFixed(1)}, on ${availableParallelism()} cores`;
}

function turns(count: number): { role: string; content: string }[] {
  return Array.from({ length: count }, (_, turn) => ({
    role: turn % 2 === 0 ? "user" : "assistant",
    content: `Who leads the harbours of Osterholm, and what do they say of ${turn}? `.repeat(30),
  }));
}

function askBody(count: number): string {
  return JSON.stringify({ question: QUESTION, history: turns(count) });
}

function chatBody(count: number): string {
  const messages = [...turns(count), { role: "user", content: QUESTION }].map(({ role, content }) => ({
    role,
    parts: [{ type: "text", text: content }],
  }));
  return JSON.stringify({ messages });
}

/** Asks again and again for a while, and looks at the health meanwhile. */
async function bearsHistory(
  server: OwnServer,
  route: string,
  body: string,
  status: number,
): Promise<string | undefined> {
  const tally = new LoadTally();
  let isDone = false;
  const asking = repeated(async () => expectStatus(await sendJson(server.port, route, body), status));
  const working = asking.finally(() => {
    isDone = true;
  });
  const watching = (async () => {
    while (!isDone) {
      const looked = performance.now();
      await send(server.port, "/api/health");
      tally.lookedAtHealth(performance.now() - looked);
      await sleep(HEALTH_EVERY_MS);
    }
  })();
  const [wrong] = await Promise.all([working, watching]);
  const health = tally.healthAt(0.95);
  return (
    wrong ??
    (health > HEALTH_LIMIT_MS ? `the health's p95 was ${Math.round(health)} ms; ${besides()}` : undefined)
  );
}

async function repeated(work: () => Promise<string | undefined>): Promise<string | undefined> {
  const until = performance.now() + WATCH_MS;
  do {
    const started = performance.now();
    const wrong = await work();
    if (wrong !== undefined) return wrong;
    const took = performance.now() - started;
    if (took > LONG_HISTORY_MS) return `it took ${Math.round(took)} ms`;
  } while (performance.now() < until);
  return undefined;
}
