import { existsSync } from "node:fs";
import { readdir, rename } from "node:fs/promises";
import { createConnection } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { answersWell, articlesOf, type Check, expectStatus, first, isWell, noFault } from "./check.ts";
import type { OwnServer } from "./own-server.ts";
import { send, sendFile } from "./send.ts";

/** What would change the corpus, or read beyond it. */
export const LIBRARY_CHECKS: readonly Check[] = [
  {
    name: "an id that climbs out of the folder: 404, and nothing is touched",
    async run(server) {
      const target = `/api/articles/${encodeURIComponent("../../outside/private.txt")}`;
      const json = { "content-type": "application/json" };
      const wrong = await first(
        async () => expectStatus(await send(server.port, target), 404),
        async () => expectStatus(await send(server.port, target, { method: "DELETE" }), 404),
        async () =>
          expectStatus(
            await send(server.port, target, { method: "PATCH", headers: json, body: '{"title":"New"}' }),
            404,
          ),
      );
      return existsSync(join(server.folder, "outside", "private.txt")) ? wrong : "a file outside is gone";
    },
  },
  {
    name: "a file name that climbs out of the folder: kept within it",
    async run(server) {
      const text = "The ferry to Norden left at nine on Friday.\n";
      const before = await readdir(server.folder);
      const reply = await sendFile(server.port, "../../climbed.txt", text);
      const escaped = (await readdir(server.folder)).filter((name) => !before.includes(name));
      return escaped.length > 0 ? `${escaped.join(", ")} stands outside` : noFault(reply);
    },
  },
  {
    name: "a correction with control characters: 400",
    async run(server) {
      const [article] = await articlesOf(server);
      const reply = await send(server.port, `/api/articles/${article?.id}`, {
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
      if (existsSync(join(server.corpus, "large.txt"))) return "it was kept";
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
      const before = await readdir(server.corpus);
      await sendHalfOfAFile(server);
      const kept = await newOnes(server, before);
      return kept.length > 0 ? `${kept.join(", ")} was kept` : isWell(server);
    },
  },
  {
    name: "a corpus folder that is away: an upload is refused, and works once it is back",
    async run(server) {
      const away = `${server.corpus}-away`;
      const upload = () =>
        sendFile(server.port, "back.txt", "The lighthouse of Norden was lit again on Sunday.\n");
      await rename(server.corpus, away);
      try {
        const reply = await upload();
        if (existsSync(server.corpus)) return "the folder was made anew";
        const wrong = expectStatus(reply, 404) ?? (await answersWell(server));
        if (wrong !== undefined) return wrong;
      } finally {
        if (!existsSync(server.corpus)) await rename(away, server.corpus);
      }
      return first(
        async () => expectStatus(await upload(), 200),
        async () =>
          (await articlesOf(server)).some(({ path }) => path === "back.txt") ? undefined : "it is not listed",
      );
    },
  },
];

const GONE_AFTER_MS = 300;
const TIDIED_WITHIN_MS = 5_000;

/** Announces more than it sends, and breaks the connection. */
function sendHalfOfAFile({ port }: OwnServer): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const socket = createConnection(port, "127.0.0.1", () => {
    socket.write(
      [
        "POST /api/articles HTTP/1.1",
        `host: 127.0.0.1:${port}`,
        "content-type: multipart/form-data; boundary=b",
        "content-length: 100000",
        "",
        "--b",
        'content-disposition: form-data; name="file"; filename="half.txt"',
        "",
        "Half a file",
      ].join("\r\n"),
    );
    setTimeout(() => socket.destroy(), GONE_AFTER_MS);
  });
  socket.on("error", () => undefined).on("close", () => resolve());
  return promise;
}

/** Waits a moment: the server notices only then that nobody sends any more. */
async function newOnes({ corpus }: OwnServer, before: string[]): Promise<string[]> {
  const until = performance.now() + TIDIED_WITHIN_MS;
  for (;;) {
    const added = (await readdir(corpus)).filter((name) => !before.includes(name));
    if (added.length === 0 || performance.now() > until) return added;
    await sleep(100);
  }
}
