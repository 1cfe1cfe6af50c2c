import { createUIMessageStreamResponse } from "ai";
import { logFailure, readJson, respond } from "#app/server/respond.ts";
import { streamAnswer } from "#app/server/stream-answer.ts";
import { takeTurn } from "#app/server/take-turn.ts";
import { answerQuestion } from "#lib/pipeline/answer-question.ts";
import { getRuntime } from "#lib/runtime.ts";
import { parseChatRequest } from "#lib/schema/ask-request.ts";

/** AI SDK UI messages in, a UI message stream out; closing the connection stops the model call. */
export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    const asked = parseChatRequest(await readJson(request));
    const turn = await takeTurn(request);
    try {
      const tools = turn.holding(await getRuntime().answerTools());
      const events = turn.through(answerQuestion({ ...asked, signal: request.signal }, tools));
      const stream = streamAnswer(events, logFailure);
      return createUIMessageStreamResponse({ stream });
    } catch (thrown) {
      turn.end();
      throw thrown;
    }
  });
}
