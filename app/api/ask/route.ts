import { readJson, respond } from "#app/server/respond.ts";
import { takeTurn } from "#app/server/take-turn.ts";
import { CounterpointError } from "#lib/errors.ts";
import { answerQuestion } from "#lib/pipeline/answer-question.ts";
import { collectAnswer } from "#lib/pipeline/collect-answer.ts";
import { getRuntime } from "#lib/runtime.ts";
import { parseAskRequest } from "#lib/schema/ask-request.ts";

/** `{question, history?, filter?, searchFor?}` → `Answer`. */
export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    const asked = parseAskRequest(await readJson(request));
    const turn = await takeTurn(request);
    try {
      const tools = turn.holding(await getRuntime().answerTools());
      const answer = await collectAnswer(
        turn.through(answerQuestion({ ...asked, signal: request.signal }, tools)),
      );
      if (answer !== undefined) return Response.json(answer);
    } finally {
      turn.end();
    }
    throw new CounterpointError("bad-input", "The request was cancelled.");
  });
}
