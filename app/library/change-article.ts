import { withBasePath } from "#app/shared/frame/base-path.ts";
import { failureOf } from "#app/shared/frame/failure.ts";

/** Removes, restores or corrects an article. Throws an error with words for the reader. */
export async function changeArticle(
  method: "DELETE" | "PATCH" | "POST",
  path: string,
  body?: object,
): Promise<void> {
  try {
    const address = `/api/articles/${path}${path.includes("?") ? "&" : "?"}wait=no`;
    const response = await fetch(withBasePath(address), {
      method,
      ...(body !== undefined && {
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    });
    if (!response.ok) throw new Error(await response.text());
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    const { message, hint } = failureOf(error, navigator.onLine);
    throw new Error(hint === undefined ? message : `${message} ${hint}`);
  }
}
