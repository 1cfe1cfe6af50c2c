import { parentPort } from "node:worker_threads";
import type { GraphIndex } from "#lib/vector/graph-index.ts";
import type { GraphReply, GraphRequest } from "./graph-protocol.ts";
import { openGraphFile } from "./open-graph-file.ts";

/** The graphs' thread: started by its path (`graph-thread.ts`). What fails here that should not, ends it. */

const graphs = new Map<number, GraphIndex>();
const send = (reply: GraphReply) => parentPort?.postMessage(reply);

parentPort?.on("message", async (request: GraphRequest) => {
  if ("close" in request) {
    graphs.delete(request.graph);
  } else if ("open" in request) {
    const { dataDir, known, dimensions, ef } = request.open;
    const loaded = await openGraphFile(dataDir, known, dimensions, ef);
    if (loaded !== undefined) graphs.set(request.graph, loaded.graph);
    send({ id: request.id, labels: loaded?.labels ?? null });
  } else {
    const found = graphs.get(request.graph)?.search(request.query, request.limit) ?? [];
    const items = Uint32Array.from(found, ({ item }) => item);
    send({ id: request.id, items, scores: Float64Array.from(found, ({ score }) => score) });
  }
});
