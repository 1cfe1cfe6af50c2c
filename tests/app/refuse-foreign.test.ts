import { describe, expect, it } from "vitest";
import { whyForeign } from "#app/server/refuse-foreign.ts";
import { loadConfig } from "#lib/config.ts";

const here = loadConfig({});
const behindProxy = loadConfig({ PUBLIC_URL: "https://Desk.example/news/" });
const everywhere = loadConfig({ HOST: "0.0.0.0" });
const why = (headers: Record<string, string>, config = here) => whyForeign(new Headers(headers), config);

describe("whose requests are answered", () => {
  it.each([
    [{ host: "127.0.0.1:3000" }, here],
    [{ host: "localhost:3000", origin: "http://localhost:3000" }, here],
    [{ host: "[::1]:3000" }, here],
    [{ host: "desk.example" }, behindProxy],
    [{ host: "DESK.example:443", origin: "https://desk.example" }, behindProxy],
    // A proxy may name the server by the address that it forwards to.
    [{ host: "127.0.0.1:3000", origin: "https://desk.example" }, behindProxy],
    [{ host: "archive.local:3000", origin: "http://archive.local:3000" }, everywhere],
  ])("answers %j", (headers, config) => {
    expect(why(headers, config)).toBeUndefined();
  });

  it.each([
    [{ host: "evil.example" }, here],
    [{ host: "" }, here],
    [{ host: "127.0.0.1:3000", origin: "https://evil.example" }, here],
    [{ host: "127.0.0.1:3000", origin: "null" }, here],
    [{ host: "localhost:3000", origin: "http://localhost:4000" }, here],
    [{ host: "evil.example", "x-forwarded-host": "desk.example" }, behindProxy],
    [{ host: "desk.example", origin: "https://evil.example" }, behindProxy],
    [{ host: "127.0.0.1:3000", origin: "http://desk.example.evil.example" }, behindProxy],
    [{ host: "archive.local", origin: "http://evil.example" }, everywhere],
  ])("refuses %j", (headers, config) => {
    expect(why(headers, config)?.code).toBe("forbidden");
  });

  it("names the setting that would let a proxy's requests in, and repeats nothing but a name", () => {
    expect(why({ host: "desk.example" })?.hint).toContain("PUBLIC_URL=https://desk.example");
    expect(why({ host: "<b>evil</b>" })?.message).not.toContain("<b>");
    expect(why({ host: "127.0.0.1", origin: "https://desk.example" })?.hint).toContain("PUBLIC_URL");
  });
});
