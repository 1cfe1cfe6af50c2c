import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { embed } from "./double-embeddings.ts";
import {
  BEHAVIOURS,
  type Behaviour,
  chat,
  fail,
  type RecordedRequest,
  type RequestBody,
  refuse,
} from "./double-replies.ts";

/** What a server answers to a request that it does not take; undefined for one that it takes. */
export type Judge = (body: RequestBody) => { status: number; body: unknown } | undefined;

export type OpenAiDouble = {
  /** Base URL, ending in /v1. */
  url: string;
  /** In order of arrival. */
  requests: RecordedRequest[];
  /** One behaviour for each of the coming requests; the last one stays. */
  behave(...behaviours: Behaviour[]): void;
  /** Refuses what the judge refuses, until it is given another one or none. */
  refuse(judge?: Judge): void;
  /** Exact texts for the coming chat requests, before the behaviour counts again. */
  script(...answers: string[]): void;
  close(): Promise<void>;
};

export type DoubleOptions = {
  /** Default: any free one. */
  port?: number;
  /** Length of vectors where the request asks for none. Default 32. */
  dimensions?: number;
  /** Value of Retry-After in seconds or as a date. Default "0". */
  retryAfter?: string;
  /** Milliseconds before the first byte of an answer. Default 0. */
  delayMs?: number;
};

/**
 * A stand-in for an OpenAI-compatible server: `/v1/embeddings` and `/v1/chat/completions`, streaming and not. It also
 * misbehaves on command: by `behave`, by a model named `misbehave:<behaviour>`, or from another process by
 * `POST /behave` with a JSON list of behaviours or `POST /script` with one of exact answers; `GET /requests` tells such a process what arrived.
 */
export async function startOpenAiDouble(options: DoubleOptions = {}): Promise<OpenAiDouble> {
  const requests: RecordedRequest[] = [];
  const scripted: string[] = [];
  const attempts = new Map<string, number>();
  let coming: Behaviour[] = ["well-behaved"];
  let judge: Judge | undefined;

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const raw = await readAll(request);
    if (request.url === "/behave") {
      const names = JSON.parse(raw) as Behaviour[];
      const unknown = names.filter((name) => !BEHAVIOURS.includes(name));
      if (unknown.length > 0) return fail(response, 400, `There is no behaviour ${unknown.join(", ")}`);
      coming = names;
      response.end();
      return;
    }
    if (request.url === "/script") {
      scripted.push(...(JSON.parse(raw) as string[]));
      response.end();
      return;
    }
    if (request.url === "/requests") {
      response.end(JSON.stringify(requests));
      return;
    }
    const body = JSON.parse(raw || "{}") as RequestBody;
    const behaviour = named(body.model) ?? (coming.length > 1 ? coming.shift() : coming[0]) ?? "well-behaved";
    const record = { path: request.url ?? "", headers: request.headers, body, behaviour, abandoned: false };
    requests.push(record);
    response.on("close", () => {
      record.abandoned = !response.writableFinished;
    });
    const same = `${behaviour} ${raw}`;
    const attempt = (attempts.get(same) ?? 0) + 1;
    attempts.set(same, attempt);
    if (options.delayMs !== undefined) await sleep(options.delayMs);
    if (behaviour === "silence" || refuse(record, attempt, response, options.retryAfter ?? "0")) return;
    const refused = judge?.(body);
    if (refused !== undefined) {
      response.writeHead(refused.status, { "content-type": "application/json" });
      response.end(JSON.stringify(refused.body));
      return;
    }
    const path = record.path.replace(/\?.*$/, "");
    if (path === "/v1/embeddings") return embed(record, response, options.dimensions ?? 32);
    if (path === "/v1/chat/completions") return chat(record, response, scripted.shift());
    fail(response, 404, `There is nothing at ${record.path}`);
  };
  // A client that goes away while it is being read must not end the process.
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    behave(...behaviours) {
      coming = behaviours;
    },
    refuse(next) {
      judge = next;
    },
    script(...answers) {
      scripted.push(...answers);
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
    },
  };
}

function named(model: string | undefined): Behaviour | undefined {
  const name = /^misbehave:(.+)$/.exec(model ?? "")?.[1];
  return BEHAVIOURS.find((behaviour) => behaviour === name);
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
