import { expect, test } from "vitest";
import type { NearDuplicate } from "#lib/schema/article.ts";
import { articleInfoSchema } from "#lib/schema/article.ts";
import { source } from "./samples.ts";

const copy: NearDuplicate = {
  articleId: "c",
  outletName: "Courier",
  title: "Ferries late",
  kind: "near",
  similarity: 0.75,
};

test("copies reach the page with their source", () => {
  const { article } = source(1, { nearDuplicates: [copy], originId: "o" });
  expect(articleInfoSchema.parse(JSON.parse(JSON.stringify(article)))).toEqual(article);
});
