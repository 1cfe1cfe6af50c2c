import { expect, test } from "vitest";
import { copyNotice } from "#lib/duplicates/copy-notice.ts";
import type { CopyKind, NearDuplicate } from "#lib/schema/article.ts";

const copy = (kind: CopyKind, outletName: string, articleId = outletName): NearDuplicate => ({
  articleId,
  outletName,
  title: "Ferries late",
  kind,
  similarity: 0.75,
});

test("says in a line which outlets have the text, each once", () => {
  expect(copyNotice()).toBeUndefined();
  expect(copyNotice([])).toBeUndefined();
  expect(copyNotice([copy("same-text", "Courier")])).toBe("Same text in Courier.");
  expect(
    copyNotice([copy("near", "Courier"), copy("same-text", "Post"), copy("near", "Courier", "c2")]),
  ).toBe("Same text in Post. Nearly the same text in Courier.");
  expect(copyNotice([copy("within", "Weekly"), copy("contains", "Wire")])).toBe(
    "Most of it stands in a longer article of Weekly. Contains most of an article of Wire.",
  );
});

test("names three outlets and counts the rest", () => {
  const copies = ["A", "B", "C", "D", "E"].map((name) => copy("near", name));
  expect(copyNotice(copies)).toBe("Nearly the same text in A, B, C and 2 more.");
  expect(copyNotice(copies.slice(0, 3))).toBe("Nearly the same text in A, B and C.");
});
