import { parentPort, threadId } from "node:worker_threads";

/** A search thread that does as its words say: answers, warns, fails, throws where nobody catches it, or stays silent. */
parentPort?.on("message", ({ id, args: [[word]] }: { id: number; args: [[string]] }) => {
  if (word === "throw") throw new Error("out of order");
  if (word === "exit") process.exit(3);
  if (word === "warn") parentPort?.postMessage({ warning: "something was mended" });
  if (word === "fail") {
    const failure = {
      code: "index-corrupt",
      message: "It is damaged.",
      hint: "Mend it.",
      detail: "at line 1",
    };
    parentPort?.postMessage({ id, failure });
  } else if (word !== "silence") parentPort?.postMessage({ id, result: [{ word, passages: threadId }] });
});
