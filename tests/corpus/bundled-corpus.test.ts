import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const folder = new URL("../../corpus/", import.meta.url);
const briefs = readdirSync(folder).filter((name) => name.endsWith(".md") && name !== "README.md");

function read(name: string): { head: Record<string, unknown>; prose: string } {
  const [, head = "", body = ""] =
    /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(new URL(name, folder), "utf8")) ?? [];
  return { head: parse(head) as Record<string, unknown>, prose: body };
}

function sentences(prose: string): string[] {
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  return prose
    .split(/\n+/)
    .filter((line) => line !== "" && !line.startsWith("#"))
    .flatMap((line) => [...segmenter.segment(line)].map((part) => part.segment.trim()));
}

/** Runs of words between quotation marks; an apostrophe within or at the end of a word opens none. */
function quotedRuns(prose: string): string[] {
  return [...prose.matchAll(/"([^"\n]+)"|“([^”\n]+)”|(?<![\p{L}\p{N}])['‘]([^'’\n]+)['’]/gu)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? "",
  );
}

it("holds five briefs", () => {
  expect(briefs).toHaveLength(5);
});

describe.each(briefs)("%s", (name) => {
  const { head, prose } = read(name);

  it("says of itself what it is, with a date as text", () => {
    expect(head).toMatchObject({ wording: "summary", language: "en" });
    expect(head.title).toEqual(expect.any(String));
    expect(head.outlet).toEqual(expect.any(String));
    expect(head.authors).toBeInstanceOf(Array);
    expect(head.published).toMatch(/^\d{4}(-\d{2}){0,2}$/);
    expect(["report", "analysis"]).toContain(head.genre);
  });

  it("has 500 to 900 words", () => {
    const words = prose.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    expect(words).toBeGreaterThanOrEqual(500);
    expect(words).toBeLessThanOrEqual(900);
  });

  it("puts no run of four words or more in quotation marks", () => {
    expect(quotedRuns(prose).filter((run) => run.trim().split(/\s+/).length >= 4)).toEqual([]);
  });

  it("opens no sentence with a bare pronoun, since sentences are shown one by one", () => {
    expect(
      sentences(prose).filter((sentence) => /^(?:He|She|It|They|This|That|These|Those)\b/.test(sentence)),
    ).toEqual([]);
  });
});
