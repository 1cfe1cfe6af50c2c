import { readJson, respond } from "#app/server/respond.ts";
import { takeTurn } from "#app/server/take-turn.ts";
import { suggestQuestions } from "#lib/pipeline/suggest-questions.ts";
import { getRuntime } from "#lib/runtime.ts";
import { parseSuggestionRequest } from "#lib/schema/ask-request.ts";
import type { Filter } from "#lib/schema/retrieval.ts";

/** Kept for one generation of the index, by filter: making the questions reads whole articles. */
let made: { generation: number; byFilter: Map<string, Promise<string[]>> } | undefined;
const MOST_FILTERS = 50;

/** `{questions}`: up to four questions that the corpus answers. */
export function GET(request: Request): Promise<Response> {
  return respond(request, () => suggest(request, {}));
}

/** The same for a part of the corpus: `{filter?}` → `{questions}`. */
export function POST(request: Request): Promise<Response> {
  return respond(request, async () => suggest(request, parseSuggestionRequest(await readJson(request))));
}

async function suggest(request: Request, { filter }: { filter?: Filter }): Promise<Response> {
  const { generation } = (await getRuntime().answerTools()).reader.manifest;
  if (made?.generation !== generation) made = { generation, byFilter: new Map() };
  const { byFilter } = made;
  const key = JSON.stringify(filter ?? {});
  const questions = byFilter.get(key) ?? make();
  byFilter.set(key, questions);
  const [oldest] = byFilter.keys();
  if (byFilter.size > MOST_FILTERS && oldest !== undefined) byFilter.delete(oldest);
  return Response.json({ questions: await questions });

  /** Work for one, whoever waits for it: the first client's going away must not end it for the others. */
  async function make(): Promise<string[]> {
    const turn = await takeTurn(request, new AbortController().signal);
    try {
      return await suggestQuestions(turn.holding(await getRuntime().answerTools()), filter);
    } catch (thrown) {
      byFilter.delete(key);
      throw thrown;
    } finally {
      turn.end();
    }
  }
}
