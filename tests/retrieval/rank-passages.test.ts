import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { rankPassages } from "#lib/retrieval/rank-passages.ts";

it("names the module and the export that another thread imports it by", async () => {
  const exported = await import(pathToFileURL(join(process.cwd(), rankPassages.module)).href);
  expect(exported[rankPassages.name]).toMatchObject({ module: rankPassages.module, name: rankPassages.name });
});
