import { readJson, respond } from "#app/server/respond.ts";
import { parseAskRequest } from "#lib/chat/ask-request.ts";
import { CounterpointError } from "#lib/errors.ts";
import { answerQuestion } from "#lib/pipeline/answer-question.ts";
import { getRuntime } from "#lib/runtime.ts";

/** `{question, history?, filter?}` → `Answer`. */
export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    const asked = parseAskRequest(await readJson(request));
    const tools = await getRuntime().answerTools();
    for await (const event of answerQuestion({ ...asked, signal: request.signal }, tools)) {
      if (event.type === "answer") return Response.json(event.answer);
    }
    throw new CounterpointError("bad-input", "The request was cancelled.");
  });
}
