import { type Check, expectStatus, first, noFault } from "./check.ts";
import { send, sendJson } from "./send.ts";

/** Each is a mistake of the sender's, and is to be told as one. */
export const REQUEST_CHECKS: readonly Check[] = [
  {
    name: "another name in Host: refused by pages and routes",
    run: (server) =>
      first(
        ...["/", "/library", "/api/health", "/api/nothing"].map(
          (target) => async () =>
            expectStatus(await send(server.port, target, { headers: { host: "desk.invalid" } }), 403),
        ),
      ),
  },
  {
    name: "another site in Origin: refused",
    run: async (server) =>
      expectStatus(
        await sendJson(server.port, "/api/ask", { question: "Who?" }, { origin: "http://desk.invalid" }),
        403,
      ),
  },
  {
    name: "prefetches get a content policy, too",
    async run(server) {
      const headers = { purpose: "prefetch", "next-router-prefetch": "1" };
      const reply = await send(server.port, "/library", { headers });
      return reply.headers["content-security-policy"] === undefined ? "no content policy" : undefined;
    },
  },
  {
    name: "what routes answer is not kept, and not given to other sites",
    run: (server) =>
      first(
        ...["/api/articles", "/api/health", "/api/nothing"].map((target) => async () => {
          const { headers } = await send(server.port, target);
          return headers["cache-control"] === "no-store" &&
            headers["cross-origin-resource-policy"] !== undefined
            ? undefined
            : `${target}: ${JSON.stringify(headers)}`;
        }),
      ),
  },
  {
    name: "bodies that are no JSON, or no question: 400",
    run: (server) =>
      first(
        ...[
          "{",
          "[]",
          "7",
          "[".repeat(100_000),
          '{"question":7}',
          '{"question":""}',
          '{"question":"Who?","filters":{}}',
          JSON.stringify({ question: "x".repeat(100_000) }),
        ].map((body) => async () => expectStatus(await sendJson(server.port, "/api/ask", body), 400)),
      ),
  },
  {
    name: "another content type: 400",
    run: (server) =>
      first(
        ...["text/plain", "application/jsonp", ""].map(
          (type) => async () =>
            expectStatus(
              await sendJson(server.port, "/api/ask", { question: "Who?" }, { "content-type": type }),
              400,
            ),
        ),
      ),
  },
  {
    name: "control characters and half characters in a question: no fault",
    run: (server) =>
      first(
        ...[
          '{"question":"How many\\u0000\\u001b[31m ferries?"}',
          '{"question":"How many \\ud83d ferries?"}',
        ].flatMap((body) =>
          ["/api/ask", "/api/compare"].map(
            (route) => async () => noFault(await sendJson(server.port, route, body)),
          ),
        ),
      ),
  },
  {
    name: "odd methods: 405",
    run: (server) =>
      first(
        ...["TRACE", "PROPFIND", "LOCK"].map(
          (method) => async () => expectStatus(await send(server.port, "/", { method }), 405),
        ),
        async () => expectStatus(await send(server.port, "/api/ask", { method: "PUT" }), 405),
      ),
  },
  {
    name: "targets that are no path: 400",
    run: (server) =>
      first(
        ...["*", "/%", "/articles/%E0%A4%A", "/api/articles/%ff", "http://desk.invalid/"].map(
          (target) => async () => expectStatus(await send(server.port, target), 400),
        ),
      ),
  },
  {
    name: "a path that begins like another site's: leads to no other site",
    async run(server) {
      const { status, headers } = await send(server.port, "//desk.invalid/");
      return headers.location?.match(/^(?:\/\/|\w+:)/) ? `${status} to ${headers.location}` : undefined;
    },
  },
  {
    name: "paths that there are not: 404, in JSON from a route",
    run: (server) =>
      first(
        async () => {
          const reply = await send(server.port, "/api/nothing/here");
          return reply.text.includes('"not-found"') ? expectStatus(reply, 404) : reply.text.slice(0, 100);
        },
        ...["/nothing-here", `/${"a".repeat(9_000)}`, "/..%2f..%2fetc/hostname"].map(
          (target) => async () => expectStatus(await send(server.port, target), 404),
        ),
      ),
  },
];
