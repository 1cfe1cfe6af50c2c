import type { DatabaseSync } from "node:sqlite";
import { parentPort } from "node:worker_threads";
import { CounterpointError, toCounterpointError } from "#lib/errors.ts";
import { mainPath } from "./generation-files.ts";
import type { GraphThread } from "./graph-thread.ts";
import { SessionOpener } from "./index-session.ts";
import { openForReading } from "./main-file.ts";
import { readEmbedderState, readPublication } from "./publication.ts";
import type {
  SearchFailure,
  SearchHold,
  SearchOperations,
  SearchReply,
  SearchRequest,
  SearchWorkerData,
} from "./search-protocol.ts";
import { SessionPool } from "./session-pool.ts";
import { onFileLater } from "./sqlite-errors.ts";
import { type LoadOperation, WorkerOperations } from "./worker-operations.ts";

/** Answers what the search thread is asked, with the graphs in a thread below it. */
export function serveSearches(
  { dataDir, graphThreshold }: SearchWorkerData,
  graphThread: GraphThread,
  load: LoadOperation,
): void {
  const send = (reply: SearchReply, moved: ArrayBuffer[] = []) => parentPort?.postMessage(reply, moved);
  const warn = (warning: string) => send({ warning });

  const opener = new SessionOpener(graphThreshold, graphThread, new WorkerOperations(load));
  /** An embedder is restored while its index loads. */
  const beingOpened = new Map<string, DatabaseSync>();
  const sessions = new SessionPool(async (key) => {
    const db = openForReading(dataDir);
    try {
      db?.exec("BEGIN");
      const publication = db && readPublication(db);
      if (db === null || publication?.key !== key) throw replacedError();
      beingOpened.set(key, db);
      return await opener.open({ dataDir, db, publication, warn });
    } catch (error) {
      db?.close();
      throw error;
    } finally {
      beingOpened.delete(key);
    }
  });

  const answer = async ({ key, operation, args }: SearchRequest): Promise<unknown> => {
    const db = beingOpened.get(key);
    if (operation === "embedderState" && db !== undefined) return readEmbedderState(db);
    const session: SearchOperations = await sessions.get(key);
    return Reflect.apply(session[operation], session, args);
  };

  parentPort?.on("message", async (request: SearchRequest | SearchHold) => {
    if ("hold" in request) return sessions.hold(request.key, request.hold);
    const { id } = request;
    try {
      const result = await onFileLater(mainPath(dataDir), () => answer(request));
      send({ id, result }, ownBytes(result));
    } catch (error) {
      send({ id, failure: failureOf(error) });
    }
  });
}

/** What need not be copied on its way to the other thread: an embedder's matrices have tens of megabytes. */
function ownBytes(result: unknown): ArrayBuffer[] {
  if (!(result instanceof Uint8Array) || !(result.buffer instanceof ArrayBuffer)) return [];
  return result.byteLength > 0 && result.byteLength === result.buffer.byteLength ? [result.buffer] : [];
}

function replacedError(): CounterpointError {
  return new CounterpointError("index-mismatch", "The index was replaced while it was being searched.", {
    hint: "Ask again.",
  });
}

function failureOf(error: unknown): SearchFailure {
  const failure = toCounterpointError(error);
  const detail = failure.cause instanceof Error ? failure.cause.stack : undefined;
  return { ...failure.toJSON(), ...(detail === undefined ? {} : { detail }) };
}
