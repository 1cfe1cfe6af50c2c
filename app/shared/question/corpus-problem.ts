import type { Failure } from "#lib/schema/failure.ts";
import type { Health } from "#lib/schema/health.ts";

type Loaded<T> =
  | { status: "loading" }
  | { status: "ready"; data: T }
  | { status: "failed"; failure: Failure };

/** Why no question can be asked; undefined when one can, or while that is not known yet. */
export function corpusProblem(health: Loaded<Health>, articles: Loaded<unknown>): Failure | undefined {
  if (health.status === "failed") return health.failure;
  if (health.status === "ready" && health.data.status !== "ok") {
    return (
      health.data.problem ?? {
        code: health.data.status,
        message: "The articles cannot be searched.",
        hint: "The server's log has the details.",
      }
    );
  }
  return articles.status === "failed" ? articles.failure : undefined;
}
