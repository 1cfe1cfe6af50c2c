import { ingestHere } from "./ingest-kill-ingest.ts";

/**
 * Ingests as `npm run ingest -- --progress` does, but with a graph from so few passages on that a small corpus has one.
 * Arguments: corpus folder, data folder, endpoint, threshold.
 */
const [corpusDir = "", dataDir = "", url = "", threshold = ""] = process.argv.slice(2);
let last = "";
const report = await ingestHere(
  { corpusDir, dataDir, url, graphThreshold: Number(threshold) },
  (progress) => {
    if (progress.stage === last) return;
    last = progress.stage;
    process.stdout.write(`${JSON.stringify({ progress })}\n`);
  },
);
process.stdout.write(`${JSON.stringify({ report })}\n`);
