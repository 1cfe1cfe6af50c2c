import { createUIMessageStreamResponse } from "ai";
import { logFailure, readJson, respond } from "#app/server/respond.ts";
import { parseChatRequest } from "#lib/chat/ask-request.ts";
import { streamAnswer } from "#lib/chat/stream-answer.ts";
import { answerQuestion } from "#lib/pipeline/answer-question.ts";
import { getRuntime } from "#lib/runtime.ts";

/** AI SDK UI messages in, a UI message stream out; closing the connection stops the model call. */
export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    const asked = parseChatRequest(await readJson(request));
    const tools = await getRuntime().answerTools();
    const events = answerQuestion({ ...asked, signal: request.signal }, tools);
    return createUIMessageStreamResponse({ stream: streamAnswer(events, logFailure) });
  });
}
