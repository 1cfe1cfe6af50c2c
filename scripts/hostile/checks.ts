import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import { createConnection } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { LoadTally } from "../load/load-tally.ts";
import { putUnderLoad } from "../load/put-under-load.ts";
import { GOOD, SECRET } from "./odd-files.ts";
import type { OwnServer } from "./own-server.ts";
import { type Reply, send, sendFile, sendJson } from "./send.ts";

/** One kind of odd input. `run` resolves with what went wrong, or with nothing. */
export type Check = { name: string; run(server: OwnServer): Promise<string | undefined> };

const HEALTH_LIMIT_MS = 250;
const LONG_HISTORY_MS = 10_000;

const ask = (server: OwnServer, question: string, more = {}) =>
  sendJson(server.port, "/api/ask", { question, ...more });

const expectStatus = (reply: Reply, ...statuses: number[]) =>
  statuses.includes(reply.status)
    ? undefined
    : `status ${reply.status} instead of ${statuses.join(" or ")}: ${reply.text.slice(0, 120)}`;

const noFault = (reply: Reply) =>
  reply.status < 500 ? undefined : `status ${reply.status}: ${reply.text.slice(0, 120)}`;

/** The first complaint of several. */
async function first(...looks: (() => Promise<string | undefined>)[]): Promise<string | undefined> {
  for (const look of looks) {
    const wrong = await look();
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

const answersWell = async (server: OwnServer) => {
  const reply = await ask(server, GOOD.question);
  return reply.text.includes(GOOD.answer)
    ? undefined
    : `no answer: ${reply.status} ${reply.text.slice(0, 200)}`;
};

const pathsOf = async (server: OwnServer) => (await send(server.port, "/api/articles?limit=100")).text;

export const CHECKS: readonly Check[] = [
  {
    name: "odd files beside a good one: the server starts, is well, and answers",
    run: (server) =>
      first(
        async () => expectStatus(await send(server.port, "/api/health"), 200),
        () => answersWell(server),
      ),
  },
  {
    name: "links out of the corpus: nothing from there is found",
    async run(server) {
      const listed = await pathsOf(server);
      const found = await ask(server, SECRET);
      return listed.includes("elsewhere") || found.text.includes(`${SECRET} stands`)
        ? "a file from outside was read"
        : undefined;
    },
  },
  {
    name: "another name in Host: refused by pages and routes",
    run: (server) =>
      first(
        ...["/", "/library", "/api/health", "/api/nothing"].map(
          (target) => async () =>
            expectStatus(await send(server.port, target, { headers: { host: "desk.invalid" } }), 403),
        ),
      ),
  },
  {
    name: "another site in Origin: refused",
    run: async (server) =>
      expectStatus(
        await sendJson(server.port, "/api/ask", { question: "Who?" }, { origin: "http://desk.invalid" }),
        403,
      ),
  },
  {
    name: "prefetches get a content policy, too",
    async run(server) {
      const headers = { purpose: "prefetch", "next-router-prefetch": "1" };
      const reply = await send(server.port, "/library", { headers });
      return reply.headers["content-security-policy"] === undefined ? "no content policy" : undefined;
    },
  },
  {
    name: "what routes answer is not kept, and not given to other sites",
    async run(server) {
      const { headers } = await send(server.port, "/api/articles");
      return headers["cache-control"] === "no-store" && headers["cross-origin-resource-policy"] !== undefined
        ? undefined
        : JSON.stringify(headers);
    },
  },
  {
    name: "bodies that are no JSON, or no question: 400",
    run: (server) =>
      first(
        ...[
          "{",
          "[]",
          "7",
          '{"question":7}',
          '{"question":""}',
          '{"question":"Who?","filters":{}}',
          JSON.stringify({ question: "x".repeat(100_000) }),
        ].map((body) => async () => expectStatus(await sendJson(server.port, "/api/ask", body), 400)),
      ),
  },
  {
    name: "another content type: 400",
    run: async (server) =>
      expectStatus(
        await sendJson(server.port, "/api/ask", { question: "Who?" }, { "content-type": "text/plain" }),
        400,
      ),
  },
  {
    name: "control characters and half characters in a question: no fault",
    run: (server) =>
      first(
        ...[
          '{"question":"How many\\u0000\\u001b[31m ferries?"}',
          '{"question":"How many \\ud83d ferries?"}',
        ].map((body) => async () => noFault(await sendJson(server.port, "/api/ask", body))),
      ),
  },
  {
    name: "a history of 200 long turns: answered in time, and others are not held up",
    async run(server) {
      const history = Array.from({ length: 200 }, (_, turn) => ({
        role: turn % 2 === 0 ? "user" : "assistant",
        content: `Who leads the harbours of Osterholm, and what do they say of ${turn}? `.repeat(200),
      }));
      const started = performance.now();
      const asking = ask(server, "And how many are there?", { history });
      await sleep(20);
      const looked = performance.now();
      await send(server.port, "/api/health");
      const health = performance.now() - looked;
      const wrong = expectStatus(await asking, 200);
      if (wrong !== undefined) return wrong;
      if (health > HEALTH_LIMIT_MS) return `the health took ${Math.round(health)} ms`;
      return performance.now() - started > LONG_HISTORY_MS ? "it took too long" : undefined;
    },
  },
  {
    name: "odd methods: refused",
    run: (server) =>
      first(
        ...["TRACE", "PROPFIND", "LOCK"].map(
          (method) => async () => expectStatus(await send(server.port, "/", { method }), 405),
        ),
      ),
  },
  {
    name: "targets that are no path: refused",
    run: async (server) => expectStatus(await send(server.port, "/articles/%E0%A4%A"), 400, 404),
  },
  {
    name: "paths that there are not: 404, in JSON from a route",
    run: (server) =>
      first(
        async () => {
          const reply = await send(server.port, "/api/nothing/here");
          return reply.text.includes('"not-found"') ? expectStatus(reply, 404) : reply.text.slice(0, 100);
        },
        async () => expectStatus(await send(server.port, "/nothing-here"), 404),
      ),
  },
  {
    name: "an id that climbs out of the folder: 404",
    run: async (server) =>
      expectStatus(
        await send(server.port, `/api/articles/${encodeURIComponent("../../etc/hostname")}`),
        400,
        404,
      ),
  },
  {
    name: "a file name that climbs out of the folder: kept within it",
    async run(server) {
      const reply = await sendFile(
        server.port,
        "../../climbed.txt",
        "The ferry to Norden left at nine on Friday.\n",
      );
      const escaped = [`${server.folder}/climbed.txt`, `${server.corpus}/../climbed.txt`].some(existsSync);
      return escaped ? "it was written outside" : noFault(reply);
    },
  },
  {
    name: "a correction with control characters: 400",
    async run(server) {
      const listed: { articles: { id: string }[] } = JSON.parse(await pathsOf(server));
      const reply = await send(server.port, `/api/articles/${listed.articles[0]?.id}`, {
        method: "PATCH",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ title: "Red \u001b[31m" }),
      });
      return expectStatus(reply, 400);
    },
  },
  {
    name: "a file of more than 20 MB: refused in words",
    async run(server) {
      const reply = await sendFile(server.port, "large.txt", Buffer.alloc(21_000_000, "word "));
      return reply.text.includes("20 MB") ? noFault(reply) : `${reply.status} ${reply.text.slice(0, 200)}`;
    },
  },
  {
    name: "a form without a boundary, and one without a file: 400",
    run: (server) =>
      first(
        ...["multipart/form-data", "multipart/form-data; boundary=b"].map(
          (type) => async () =>
            expectStatus(
              await send(server.port, "/api/articles", {
                method: "POST",
                headers: { "content-type": type },
                body: "--b--\r\n",
              }),
              400,
            ),
        ),
      ),
  },
  {
    name: "an upload whose sender goes away: nothing of it is kept",
    async run(server) {
      const head =
        '--b\r\ncontent-disposition: form-data; name="file"; filename="half.txt"\r\n\r\nHalf a file';
      await new Promise<void>((resolve) => {
        const socket = createConnection(server.port, "127.0.0.1", () => {
          socket.write(
            `POST /api/articles HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 100000\r\n\r\n${head}`,
          );
          setTimeout(() => socket.destroy(), 300);
        });
        socket.on("close", () => resolve()).on("error", () => resolve());
      });
      await sleep(500);
      return existsSync(`${server.corpus}/half.txt`)
        ? "half of the file was kept"
        : expectStatus(await send(server.port, "/api/health"), 200);
    },
  },
  {
    name: "a corpus folder that is away: an upload is refused, and the index stays",
    async run(server) {
      const away = `${server.corpus}-away`;
      await rename(server.corpus, away);
      try {
        const reply = await sendFile(
          server.port,
          "new.txt",
          "A text for a folder that is not there today.\n",
        );
        if (existsSync(server.corpus)) return "the folder was made anew";
        return expectStatus(reply, 404) ?? (await answersWell(server));
      } finally {
        if (!existsSync(server.corpus)) await rename(away, server.corpus);
      }
    },
  },
  {
    name: "128 questions at once for 10 seconds: none breaks, and the health keeps its time",
    async run(server) {
      const tally = new LoadTally();
      await putUnderLoad({ url: server.url, atOnce: 128, seconds: 10 }, tally);
      const bad = tally.broken > 0 || tally.faults > 0 || tally.healthAt(0.95) > HEALTH_LIMIT_MS;
      return bad ? tally.render() : undefined;
    },
  },
  {
    name: "SIGTERM ends the server, and the next one starts at the same port",
    async run(server) {
      if (!(await server.stop())) return "it had to be killed";
      await server.start();
      return answersWell(server);
    },
  },
];
