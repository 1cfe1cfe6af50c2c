import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { openApi, ROUTES } from "#app/server/openapi.ts";

type Content = Record<string, { schema: object }>;
type Operation = {
  summary: string;
  parameters?: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content: Content }>;
};
type Document = { openapi: string; paths: Record<string, Record<string, Operation>> };

/** As a client gets it. */
const written: Document = JSON.parse(JSON.stringify(openApi()));

/** Each route's file with the methods that it has, as Next reads them: `/api/articles/{id}` → get, patch, delete. */
function routesOnDisk(): string[] {
  return readdirSync("app/api", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("route.ts") && !file.includes("[["))
    .flatMap((file) => {
      const path = join("/api", dirname(file)).replace(/\[(\w+)\]/g, "{$1}");
      const source = readFileSync(join("app/api", file), "utf8");
      return [...source.matchAll(/^export (?:async )?function (GET|POST|PUT|PATCH|DELETE)\b/gm)].map(
        ([, method = ""]) => `${method.toLowerCase()} ${path}`,
      );
    });
}

describe("the OpenAPI document", () => {
  it("has every route and method that there is, and no other", () => {
    const described = Object.entries(ROUTES).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(described.concat("get /api/openapi.json").sort()).toEqual(routesOnDisk().sort());
  });

  it("says of each what it takes and gives, and how it fails", () => {
    expect(written.openapi).toMatch(/^3\.1\./);
    for (const [path, methods] of Object.entries(written.paths))
      for (const [method, operation] of Object.entries(methods)) {
        expect(operation.summary).not.toBe("");
        expect(operation.responses["2XX"]?.content["application/json"]?.schema).toBeTypeOf("object");
        expect(operation.responses.default?.content["application/json"]?.schema).toMatchObject({
          required: ["code", "message"],
        });
        const named = (operation.parameters ?? [])
          .filter((each) => each.in === "path")
          .map(({ name }) => name);
        expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
        if (method === "get") expect(operation.requestBody).toBeUndefined();
      }
  });

  it("describes fields by the schemas that the server checks with", () => {
    const ask = written.paths["/api/ask"]?.post;
    expect(ask?.requestBody?.content["application/json"]?.schema).toMatchObject({
      type: "object",
      required: ["question"],
      additionalProperties: false,
      properties: { question: { type: "string", minLength: 1, maxLength: 2_000 } },
    });
    expect(ask?.responses["2XX"]?.content["application/json"]?.schema).toMatchObject({
      properties: {
        citations: { items: { properties: { check: { enum: expect.arrayContaining(["verbatim"]) } } } },
      },
    });
    const list = written.paths["/api/articles"]?.get?.parameters?.map(({ name }) => name);
    expect(list).toEqual(expect.arrayContaining(["q", "sort", "outlet", "genre", "limit"]));
  });
});
