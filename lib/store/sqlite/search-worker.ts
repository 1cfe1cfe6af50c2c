import { parentPort, workerData } from "node:worker_threads";
import { CounterpointError, toCounterpointError } from "#lib/errors.ts";
import { mainPath } from "./generation-files.ts";
import { SessionOpener } from "./index-session.ts";
import { openForReading } from "./main-file.ts";
import { readPublication } from "./publication.ts";
import type {
  SearchFailure,
  SearchOperations,
  SearchReply,
  SearchRequest,
  SearchWorkerData,
} from "./search-protocol.ts";
import { SessionPool } from "./session-pool.ts";
import { onFileLater } from "./sqlite-errors.ts";

/** The search thread: runs outside of any bundle, started by its path (`search-client.ts`). */

const { dataDir, graphThreshold } = workerData as SearchWorkerData;
const send = (reply: SearchReply, moved: ArrayBuffer[] = []) => parentPort?.postMessage(reply, moved);
const warn = (warning: string) => send({ warning });

const opener = new SessionOpener(graphThreshold);
const sessions = new SessionPool(async (key) => {
  const db = openForReading(dataDir);
  try {
    db?.exec("BEGIN");
    const publication = db && readPublication(db);
    if (db === null || publication?.key !== key) throw replacedError();
    return await opener.open({ dataDir, db, publication, warn });
  } catch (error) {
    db?.close();
    throw error;
  }
});

parentPort?.on("message", async (request: SearchRequest) => {
  const { id, key, operation, args } = request;
  try {
    const result = await onFileLater(mainPath(dataDir), async () => {
      const session: SearchOperations = await sessions.get(key);
      return Reflect.apply(session[operation], session, args);
    });
    send({ id, result }, ownBytes(result));
  } catch (error) {
    send({ id, failure: failureOf(error) });
  }
});

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
