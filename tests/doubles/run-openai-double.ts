import { BEHAVIOURS } from "./double-replies.ts";
import { startOpenAiDouble } from "./openai-double.ts";

/** `node tests/doubles/run-openai-double.ts [port]`: the double for a browser or a terminal, until Ctrl-C. */
const double = await startOpenAiDouble({ port: Number(process.argv[2] ?? 0) });
process.stdout.write(`OPENAI_BASE_URL=${double.url}\n`);
process.stdout.write("CHAT_MODEL=openai:double, or openai:misbehave:<behaviour>, one of:\n");
process.stdout.write(`${BEHAVIOURS.join(" ")}\n`);
