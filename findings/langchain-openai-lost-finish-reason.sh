#!/usr/bin/env bash
# @langchain/openai 1.6.0 (@langchain/core 1.2.13): a cut answer looks whole where the last chunk has no `delta`.
#
# A server of OpenAI's protocol tells in `finish_reason` that an answer was cut ("length") or withheld
# ("content_filter"). Some put it into a last chunk whose choice has `"delta": {}`, others leave `delta` out of it.
# ChatOpenAI skips a chunk whose choice has no `delta` together with the reason in it: the stream ends as if the answer
# were complete, and no part of it has `response_metadata.finish_reason`. No error is raised, nothing is logged.
#
# Seen:
#   last choice {"index":0,"delta":{},"finish_reason":"length"}  reason "length"
#   last choice {"index":0,"finish_reason":"length"}             reason undefined
#
# A good guess goes wrong since the reason stands beside `delta`, not in it, and is read well with the first server one
# tries. Whoever takes a missing reason for "stop" shows half a sentence as an answer.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"type":"module","private":true}' > package.json
npm install --silent --no-audit --no-fund --save-exact @langchain/openai@1.6.0 @langchain/core@1.2.13
cat > run.mjs <<'JS'
import { once } from "node:events";
import { createServer } from "node:http";
import { ChatOpenAI } from "@langchain/openai";

const line = (choice) => {
  const chunk = { id: "c", object: "chat.completion.chunk", created: 1, model: "m", choices: [choice] };
  return `data: ${JSON.stringify(chunk)}\n\n`;
};

/** What the client makes of an answer whose last chunk has this choice; the server is on loopback. */
async function reasonOf(last) {
  const first = { index: 0, delta: { role: "assistant", content: "The harbour" }, finish_reason: null };
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.end(`${line(first)}${line(last)}data: [DONE]\n\n`);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const baseURL = `http://127.0.0.1:${server.address().port}/v1`;
  const model = new ChatOpenAI({ model: "m", apiKey: "none", configuration: { baseURL } });
  let reason;
  for await (const part of await model.stream("How long?")) reason ??= part.response_metadata?.finish_reason;
  server.close();
  server.closeAllConnections();
  return reason;
}

const withDelta = await reasonOf({ index: 0, delta: {}, finish_reason: "length" });
const without = await reasonOf({ index: 0, finish_reason: "length" });
console.log(`with an empty delta: ${withDelta}\nwithout a delta: ${without}`);
if (withDelta !== "length" || without !== undefined) {
  console.error("@langchain/openai behaves otherwise now.");
  process.exit(1);
}
JS
node run.mjs
