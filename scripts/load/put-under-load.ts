import { setTimeout as sleep } from "node:timers/promises";
import type { LoadTally } from "./load-tally.ts";

const HEALTH_EVERY_MS = 50;

export type Load = {
  /** Without a slash at its end. */
  url: string;
  /** How many askers; each asks one question after another. */
  atOnce: number;
  seconds: number;
};

/** Asks a running server by all three ways, and looks at its health meanwhile; what came of it is in `tally`. */
export async function putUnderLoad({ url, atOnce, seconds }: Load, tally: LoadTally): Promise<void> {
  const questions = await questionsOf(url);
  const until = performance.now() + seconds * 1_000;
  const askers = Array.from({ length: atOnce }, (_, index) => askUntil(until, url, questions, index, tally));
  await Promise.all([...askers, watchHealth(until, url, tally)]);
}

/** Questions that the server answers, and some that it does not. */
async function questionsOf(url: string): Promise<string[]> {
  const response = await fetch(`${url}/api/suggestions`);
  const { questions }: { questions?: string[] } = await response.json();
  return [...(questions ?? []), "How do the outlets differ?", "Who won the chess championship in 1972?"];
}

/** One asker after another question, by all three ways in turn; who is told to wait waits. */
async function askUntil(
  until: number,
  url: string,
  questions: readonly string[],
  first: number,
  tally: LoadTally,
): Promise<void> {
  for (let turn = first; performance.now() < until; turn++) {
    const question = questions[turn % questions.length] ?? "";
    const [path, body] =
      turn % 4 === 0
        ? ["/api/compare", { question }]
        : turn % 4 === 1
          ? ["/api/chat", { messages: [{ role: "user", parts: [{ type: "text", text: question }] }] }]
          : ["/api/ask", { question }];
    const started = performance.now();
    try {
      const response = await fetch(url + path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      tally.answered(response.status, performance.now() - started, text);
      if (response.status === 503) await sleep(Number(response.headers.get("retry-after") ?? 1) * 1_000);
    } catch (thrown) {
      tally.broke(thrown);
    }
  }
}

async function watchHealth(until: number, url: string, tally: LoadTally): Promise<void> {
  while (performance.now() < until) {
    const started = performance.now();
    try {
      await (await fetch(`${url}/api/health`)).text();
      tally.lookedAtHealth(performance.now() - started);
    } catch (thrown) {
      tally.broke(thrown);
    }
    await sleep(HEALTH_EVERY_MS);
  }
}
