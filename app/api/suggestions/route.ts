import { respond } from "#app/server/respond.ts";
import { suggestQuestions } from "#lib/pipeline/suggest-questions.ts";
import { getRuntime } from "#lib/runtime.ts";

/** One answer a generation of the index: making the questions reads whole articles. */
let made: { generation: number; questions: Promise<string[]> } | undefined;

/** `{questions}`: up to four questions that the corpus answers. */
export function GET(request: Request): Promise<Response> {
  return respond(request, async () => {
    const tools = await getRuntime().answerTools();
    const { generation } = tools.reader.manifest;
    if (made?.generation !== generation) made = { generation, questions: suggestQuestions(tools) };
    try {
      return Response.json({ questions: await made.questions });
    } catch (thrown) {
      made = undefined;
      throw thrown;
    }
  });
}
