import { respond } from "#app/server/respond.ts";
import { CounterpointError } from "#lib/errors.ts";
import { getRuntime } from "#lib/runtime.ts";

/** `{article, passages}`: one article with its text, and its passages in order. */
export function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  return respond(request, async () => {
    const { id } = await context.params;
    const reader = await getRuntime().store.reader();
    const [article] = (await reader?.articles([id])) ?? [];
    if (reader === null || article === undefined) {
      throw new CounterpointError("not-found", "There is no article with that id.");
    }
    return Response.json({ article, passages: await reader.passagesOf(id) });
  });
}
