import { DOUBLE_PORT, MODEL_PORT, VERBATIM_PORT } from "./ports.ts";
import { behave, expect, test } from "./support.ts";

const QUESTIONS = [
  "How many more troops did Obama approve?",
  "Who leads Beit Rahbari and what does it do?",
  "What did Mark Kimmit say?",
  "Why is US-Iranian cooperation controversial?",
  "What happened on 8 March?",
];
const ROUNDS = 6;

/** Milliseconds until `pattern` has arrived. */
async function timeToText(url: string, body: unknown, pattern: RegExp): Promise<number> {
  const started = performance.now();
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const decoder = new TextDecoder();
  let text = "";
  let arrived: number | undefined;
  // The rest is read, too, so that one question does not run into the next.
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (arrived === undefined && pattern.test(text)) arrived = performance.now() - started;
  }
  if (arrived === undefined) throw new Error(`${pattern} did not arrive: ${text.slice(0, 300)}`);
  return arrived;
}

const chat = (port: number, question: string) =>
  timeToText(
    `http://127.0.0.1:${port}/api/chat`,
    { messages: [{ role: "user", parts: [{ type: "text", text: question }] }] },
    /"type":"text-delta"/,
  );

/** One passage, as the answerer shows them: the double cites only what it was given. */
const passageOn = (question: string) =>
  `<<<passage 1 fence>>>\noutlet: Quay Post\ntext:\nThe harbour office was asked this at length on Monday: ${question.replace("?", ".")}\n<<<end of passage 1 fence>>>`;

/** The model alone, asked as an OpenAI client asks, up to its first citation: a sentence is shown once it has one. */
const model = (question: string) =>
  timeToText(
    `http://127.0.0.1:${DOUBLE_PORT}/v1/chat/completions`,
    {
      model: "double",
      stream: true,
      messages: [{ role: "user", content: `${passageOn(question)}\n\nQuestion: ${question}` }],
    },
    /"content":"[^"]*\[/,
  );

async function median(measure: (question: string) => Promise<number>): Promise<number> {
  for (const question of QUESTIONS) await measure(question);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const question of QUESTIONS) times.push(await measure(question));
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

test("the first text without a model is there within 150 ms at the median", async () => {
  const first = await median((question) => chat(VERBATIM_PORT, question));
  console.log(
    `first text without a model: ${first.toFixed(0)} ms at the median of ${ROUNDS * QUESTIONS.length}`,
  );
  expect(first).toBeLessThan(150);
});

test("the route adds less than 50 ms at the median to the model's own first cited sentence", async () => {
  await behave("well-behaved");
  const alone = await median(model);
  const through = await median((question) => chat(MODEL_PORT, question));
  console.log(
    `first text with the double: ${through.toFixed(0)} ms, the double alone ${alone.toFixed(0)} ms (medians)`,
  );
  expect(through - alone).toBeLessThan(50);
});
