import { CounterpointError } from "#lib/errors.ts";

/** For routes that change files without a JSON body, which a browser might be made to send by another site. */
export function refuseCrossSite(request: Request): void {
  const site = request.headers.get("sec-fetch-site");
  if (site === null || site === "same-origin" || site === "none") return;
  throw new CounterpointError("forbidden", "The request comes from another site.");
}
