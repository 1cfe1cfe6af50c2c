import { respond } from "#app/server/respond.ts";
import { CounterpointError } from "#lib/errors.ts";

/** For paths that no other route has: a fault as those tell theirs, instead of a page. */
function answer(request: Request): Promise<Response> {
  return respond(request, async () => {
    throw new CounterpointError("not-found", "There is no such route.", {
      hint: "README.md and docs/api.md list the routes.",
    });
  });
}

export { answer as DELETE, answer as GET, answer as HEAD, answer as PATCH, answer as POST, answer as PUT };
