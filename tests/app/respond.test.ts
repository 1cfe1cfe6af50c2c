import { describe, expect, it } from "vitest";
import { readJson } from "#app/server/respond.ts";

const sent = (type: string) =>
  new Request("http://desk.invalid", { method: "POST", headers: { "content-type": type }, body: "{}" });

describe("the content type of a JSON body", () => {
  it.each(["application/json", "Application/JSON; charset=utf-8", "application/json ;charset=utf-8"])(
    "may be %s",
    async (type) => {
      expect(await readJson(sent(type))).toEqual({});
    },
  );

  it.each(["application/json-patch+json", "application/json.x", "application/jsonp", "text/plain", ""])(
    "may not be %s",
    async (type) => {
      await expect(readJson(sent(type))).rejects.toMatchObject({ code: "bad-input" });
    },
  );
});
