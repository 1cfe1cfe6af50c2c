import { setTimeout as sleep } from "node:timers/promises";
import { CounterpointError } from "#lib/errors.ts";
import { LoadTally } from "./load/load-tally.ts";
import { readArguments, runScript } from "./support/run-script.ts";

const USAGE = `Usage: npm run load -- [--url URL] [--at-once N] [--seconds N]
  Asks a running server on this machine many questions at once, and looks at its health meanwhile. Fails where a
  connection breaks, an answer is a fault (503 apart, which asks for patience), or the health's slowest twentieth takes
  longer than 250 ms.
  --url URL      the server (default: http://127.0.0.1:3000)
  --at-once N    questions at a time (default: 128)
  --seconds N    how long (default: 60)`;

const HEALTH_LIMIT_MS = 250;
const HEALTH_EVERY_MS = 200;

await runScript(USAGE, async (argv) => {
  const { values } = readArguments({
    args: argv,
    options: {
      url: { type: "string", default: "http://127.0.0.1:3000" },
      "at-once": { type: "string", default: "128" },
      seconds: { type: "string", default: "60" },
    },
  });
  const url = values.url.replace(/\/+$/, "");
  if (!/^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/.test(url))
    throw new CounterpointError("bad-input", "Only a server on this machine may be put under load.");
  const tally = new LoadTally();
  const questions = await questionsOf(url);
  const until = performance.now() + Number(values.seconds) * 1_000;
  const askers = Array.from({ length: Number(values["at-once"]) }, (_, index) =>
    askUntil(until, url, questions, index, tally),
  );
  await Promise.all([...askers, watchHealth(until, url, tally)]);
  console.log(tally.render());
  const failed = tally.broken > 0 || tally.faults > 0 || tally.healthAt(0.95) > HEALTH_LIMIT_MS;
  return failed ? 1 : 0;
});

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
