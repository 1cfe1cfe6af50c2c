/** What the pages and routes are asked with; for others Next has no answer of its own and fails. */
export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Why a request is refused before Next sees it, whose answer would be a fault of the server's; undefined to go on. */
export function whyUnservable(
  method: string | undefined,
  target: string | undefined,
): { status: 400 | 405; message: string } | undefined {
  if (method === undefined || !METHODS.includes(method))
    return { status: 405, message: "The request has a method that nothing here answers." };
  if (target?.startsWith("/") && isDecodable(target)) return undefined;
  return { status: 400, message: "The request's target is no path." };
}

/** Of the path alone: a question's bare % is read as it stands. */
function isDecodable(target: string): boolean {
  const [path = ""] = target.split("?");
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
