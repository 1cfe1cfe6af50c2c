import { type NextRequest, NextResponse } from "next/server";
import { whyForeign } from "#app/server/refuse-foreign.ts";
import { contentPolicy } from "#app/shared/frame/content-policy.ts";

/**
 * Serves pages only under a name that is the server's own, and gives each a content policy with a nonce of its own, which
 * Next puts on the scripts it writes.
 */
export function proxy(request: NextRequest): NextResponse {
  const foreign = whyForeign(request.headers);
  if (foreign !== undefined) {
    const { message, hint, status } = foreign;
    return new NextResponse(`${message}\n${hint}\n`, {
      status,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    });
  }
  const nonce = btoa(crypto.randomUUID());
  const policy = contentPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

// All but the API: its routes check the same themselves, because Next would keep an upload in memory for a proxy. The
// pattern alone does not match the start page where the pages are built for a path.
export const config = { matcher: ["/", "/((?!api/).*)"] };
