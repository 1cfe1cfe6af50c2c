import { describe, expect, it } from "vitest";
import { whyUnservable } from "../../scripts/support/why-unservable.ts";

describe("which requests are kept from Next", () => {
  it.each([
    ["GET", "/"],
    ["HEAD", "/library?q=50%"],
    ["OPTIONS", "/api/ask"],
    ["DELETE", "/api/articles/a%2Fb"],
    ["POST", "//twice"],
  ])("lets %s %s pass", (method, target) => {
    expect(whyUnservable(method, target)).toBeUndefined();
  });

  it.each(["TRACE", "PROPFIND", "QUERY", "get", "", undefined])(
    "answers the method %s with 405",
    (method) => {
      expect(whyUnservable(method, "/")?.status).toBe(405);
    },
  );

  it.each(["*", "http://desk.example/", "", undefined, "/%", "/a%zz", "/articles/%ff?v=1", "/%C3%28"])(
    "answers the target %s with 400",
    (target) => {
      expect(whyUnservable("GET", target)?.status).toBe(400);
    },
  );
});
