import type { Worker } from "node:worker_threads";
import type { Scored } from "#lib/search/top-hits.ts";
import { GraphVectors } from "#lib/vector/graph-vectors.ts";
import { startThread, threadProgram } from "#lib/worker/start-thread.ts";
import { inFolder } from "./generation-files.ts";
import type { FoundItems, GraphFile, GraphReply, GraphRequest } from "./graph-protocol.ts";

/** A graph that can be searched: in this thread, or in one of its own. */
export type GraphSearcher = {
  /** How many vectors it holds. */
  readonly elements: number;
  /** About the nearest `limit` passages' numbers by cosine, best first. */
  search(query: Float32Array, limit: number): Scored[] | Promise<Scored[]>;
  /** A passage's, of length 1, until the next is asked for; undefined when it is not at hand. */
  vectorOf?(number: number): Float32Array | undefined;
};

/** A graph whose memory is given back by `close`. */
export type OpenedGraph = GraphSearcher & { close(): void };

/**
 * Graphs in a thread of their own. The library that searches them lets its thread do nothing else meanwhile, and most of
 * a question's time goes there; the words are searched, and passages read, at the same time. Started with the first
 * graph, or by `start`; keeps the process alive only while something is asked. When it dies, an error that nobody
 * catches ends this thread, too, which is then started anew with its graphs.
 */
export class GraphThread {
  readonly #pending = new Map<number, (reply: GraphReply) => void>();
  #worker: Worker | undefined;
  #calls = 0;
  #graphs = 0;

  /** Ahead of the first graph, so that this thread can do something else while its program loads. */
  start(): void {
    this.#started().unref();
  }

  /** Undefined when the file cannot be read, or is not exactly what was published. */
  async open(file: GraphFile): Promise<OpenedGraph | undefined> {
    const graph = ++this.#graphs;
    const { labels } = (await this.#ask({ graph, open: file })) as { labels: Uint32Array | null };
    if (labels === null) return undefined;
    // A writer may have swept the file away since the thread has loaded it.
    const vectors = GraphVectors.open(inFolder(file.dataDir, file.known.file), labels, file.dimensions);
    return {
      elements: labels.length,
      vectorOf: (number) => vectors?.find(number),
      search: async (query, limit) => {
        const { items, scores } = (await this.#ask({ graph, query: query.slice(), limit })) as FoundItems;
        return Array.from(items, (item, i) => ({ item, score: scores[i] as number }));
      },
      close: () => {
        vectors?.close();
        this.#send({ graph, close: true });
      },
    };
  }

  #ask(request: Asking): Promise<GraphReply> {
    const id = ++this.#calls;
    return new Promise((resolve) => {
      this.#pending.set(id, resolve);
      this.#send({ ...request, id });
    });
  }

  #send(request: GraphRequest): void {
    const worker = this.#started();
    if (this.#pending.size > 0) worker.ref();
    worker.postMessage(request);
  }

  #started(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = startThread(threadProgram("lib/store/sqlite/graph-worker.ts"));
    worker.on("message", (reply: GraphReply) => {
      this.#pending.get(reply.id)?.(reply);
      this.#pending.delete(reply.id);
      if (this.#pending.size === 0) worker.unref();
    });
    worker.on("error", (error) => {
      throw error;
    });
    this.#worker = worker;
    return worker;
  }
}

type Asking = { graph: number; open: GraphFile } | { graph: number; query: Float32Array; limit: number };
