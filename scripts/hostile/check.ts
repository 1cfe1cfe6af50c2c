import { GOOD } from "./odd-files.ts";
import type { OwnServer } from "./own-server.ts";
import { type Reply, send, sendJson } from "./send.ts";

/** One kind of odd input. `run` resolves with what went wrong, or with nothing. */
export type Check<Subject = OwnServer> = {
  name: string;
  run(subject: Subject): Promise<string | undefined>;
};

export const ask = (server: OwnServer, question: string, more = {}) =>
  sendJson(server.port, "/api/ask", { question, ...more });

export const expectStatus = (reply: Reply, ...statuses: number[]) =>
  statuses.includes(reply.status)
    ? undefined
    : `status ${reply.status} instead of ${statuses.join(" or ")}: ${reply.text.slice(0, 120)}`;

export const noFault = (reply: Reply) =>
  reply.status < 500 ? undefined : `status ${reply.status}: ${reply.text.slice(0, 120)}`;

/** The first complaint of several. */
export async function first(...looks: (() => Promise<string | undefined>)[]): Promise<string | undefined> {
  for (const look of looks) {
    const wrong = await look();
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

export async function isWell(server: OwnServer): Promise<string | undefined> {
  const reply = await send(server.port, "/api/health");
  return reply.text.includes('"status":"ok"') ? undefined : `the health is ${reply.text.slice(0, 200)}`;
}

export async function answersWell(server: OwnServer): Promise<string | undefined> {
  const reply = await ask(server, GOOD.question);
  return reply.text.includes(GOOD.answer)
    ? undefined
    : `no answer: ${reply.status} ${reply.text.slice(0, 200)}`;
}

export type Listed = { id: string; path: string; title: string; outletName: string; passages: number };

export async function articlesOf(server: OwnServer): Promise<Listed[]> {
  const reply = await send(server.port, "/api/articles?limit=200");
  const { articles }: { articles: Listed[] } = JSON.parse(reply.text);
  return articles;
}
