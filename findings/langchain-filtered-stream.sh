#!/usr/bin/env bash
# Packages   @langchain/openai 1.6.0 with @langchain/core 1.2.13 and openai 7.55.0.
# Behaviour  With asynchronous filtering, Azure OpenAI sends the text first and the filter's verdict in a last event,
#            whose choice has a finish_reason ("content_filter") and no delta. ChatOpenAI passes over every choice
#            without a delta, so the streamed message ends with no finish_reason at all and without an error.
#            The openai client below it does hand that event on.
# Seen       openai: [null,"content_filter"]   ChatOpenAI: "The council voted", finish_reason undefined
# Why a good guess goes wrong
#            The reason is there in every other stream, even in an event without any text, as long as it holds an
#            empty delta. Who takes a missing reason for "stop" shows a withdrawn or cut answer as a whole one.
# Source     "Content streaming" in the documentation of Azure OpenAI shows such an event (sample: blocked by filters).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund @langchain/openai@1.6.0 @langchain/core@1.2.13 openai@7.55.0
cat >run.mjs <<'JS'
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { ChatOpenAI } from "@langchain/openai";
import OpenAI from "openai";

const event = (choice) => ({ id: "c", object: "chat.completion.chunk", created: 1, model: "m", choices: [choice] });
const text = event({ index: 0, finish_reason: null, delta: { role: "assistant", content: "The council voted" } });
const verdict = { index: 0, finish_reason: "content_filter", content_filter_results: { violence: { filtered: true } } };
let last = verdict;
const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const data of [text, event(last)]) response.write(`data: ${JSON.stringify(data)}\n\n`);
  response.end("data: [DONE]\n\n");
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const baseURL = `http://127.0.0.1:${server.address().port}/v1`;
const connection = { apiKey: "none", maxRetries: 0 };

async function streamed() {
  let whole;
  const model = new ChatOpenAI({ ...connection, model: "m", configuration: { baseURL } });
  for await (const chunk of await model.stream("?")) whole = whole ? whole.concat(chunk) : chunk;
  return { text: whole.content, reason: whole.response_metadata.finish_reason };
}

const reasons = [];
const client = new OpenAI({ ...connection, baseURL });
for await (const chunk of await client.chat.completions.create({ model: "m", messages: [], stream: true }))
  reasons.push(chunk.choices[0].finish_reason);
const bare = await streamed();
last = { ...verdict, delta: {} };
const withDelta = await streamed();
server.close();
console.log({ openai: reasons, bare, withDelta });
assert.deepEqual(reasons, [null, "content_filter"]);
assert.deepEqual(bare, { text: "The council voted", reason: undefined });
assert.deepEqual(withDelta, { text: "The council voted", reason: "content_filter" });
JS
node run.mjs
