import { getCompileCacheDir } from "node:module";
import { parentPort, workerData } from "node:worker_threads";

/** Says what a thread is given. */
parentPort?.postMessage({
  given: workerData,
  arguments: process.execArgv,
  environment: Object.keys(process.env),
  compileCache: getCompileCacheDir(),
});
