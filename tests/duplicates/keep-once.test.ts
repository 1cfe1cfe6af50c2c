import { describe, expect, it } from "vitest";
import { chooseOrigin } from "#lib/duplicates/choose-origin.ts";
import { keepOnce } from "#lib/duplicates/keep-once.ts";

const article = (id: string, more: { outletId?: string; title?: string; publishedAt?: string } = {}) => ({
  id,
  outletId: "gazette",
  title: "Ferries late",
  path: `${id}.md`,
  metadataFrom: {},
  ...more,
});

describe("keepOnce", () => {
  it("keeps the first published, of equals the one whose path comes first", () => {
    const [early, late] = [
      article("b", { publishedAt: "2021-03" }),
      article("a", { publishedAt: "2021-04-01" }),
    ];
    expect(keepOnce(late, early, 80)).toEqual({ kept: early, dropped: late });
    const undated = article("a");
    expect(keepOnce(undated, late, 80)).toEqual({ kept: late, dropped: undated });
    expect(keepOnce(article("b"), article("a"), 80)?.kept.id).toBe("a");
  });

  it("keeps both of two outlets, or of unknown ones", () => {
    expect(keepOnce(article("a"), article("b", { outletId: "courier" }), 80)).toBeUndefined();
    const nowhere = { outletId: "unknown" };
    expect(keepOnce(article("a", nowhere), article("b", nowhere), 80)).toBeUndefined();
  });

  it("keeps both of two headlines, as where a notice stands in the place of the articles", () => {
    const other = article("b", { title: "Quay closed" });
    for (const words of [30, 80, 900]) expect(keepOnce(article("a"), other, words)).toBeUndefined();
    expect(keepOnce(article("a"), article("b", { title: "FERRIES: late!" }), 30)?.dropped.id).toBe("b");
    expect(keepOnce(article("a"), article("b"), 5)).toBeUndefined();
  });

  it("takes a file's name for a headline only where it has several words", () => {
    const named = (id: string, title: string) => ({
      ...article(id, { title }),
      metadataFrom: { title: "file name" } as const,
    });
    expect(keepOnce(named("a", "1"), named("b", "2"), 80)?.dropped.id).toBe("b");
    expect(keepOnce(named("a", "mayor resigns"), named("b", "bank gains"), 80)).toBeUndefined();
    expect(keepOnce(named("a", "mayor resigns"), named("b", "mayor resigns (2)"), 80)?.dropped.id).toBe("b");
  });
});

describe("chooseOrigin", () => {
  it("is the first published; undated ones come last, of equals the smallest id first", () => {
    const [early, late] = [
      article("z", { publishedAt: "2019-12-31" }),
      article("b", { publishedAt: "2020" }),
    ];
    expect(chooseOrigin([article("a"), late, early])).toBe("z");
    expect(chooseOrigin([article("b"), article("a")])).toBe("a");
    expect(chooseOrigin([])).toBeUndefined();
  });
});
