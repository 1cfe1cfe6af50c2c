import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type LibraryAddress,
  libraryHref,
  libraryRequest,
  PAGE_SIZE,
  parseLibraryAddress,
} from "#app/library/library-address.ts";
import { correctionFields, correctionPatch, formOf } from "#app/library/library-correction.ts";
import { parseLibraryRequest } from "#app/server/library-request.ts";
import { ingestionWords, originWords } from "#app/shared/articles/library-words.ts";
import { LIBRARY_MARKS, LIBRARY_SORTS } from "#lib/pipeline/list-library.ts";
import { article } from "./samples.ts";

const parametersOf = (href: string) => new URL(href, "http://127.0.0.1").searchParams;
const START: LibraryAddress = parseLibraryAddress(new URLSearchParams());

const address: fc.Arbitrary<LibraryAddress> = fc
  .record({
    search: fc.oneof(fc.constant(""), fc.string({ maxLength: 20, unit: "grapheme" })),
    sort: fc.constantFrom(...LIBRARY_SORTS),
    descending: fc.boolean(),
    outlet: fc.constantFrom("", "the-post"),
    genre: fc.constantFrom("", "report", "unknown"),
    mark: fc.constantFrom("", ...LIBRARY_MARKS),
    fromYear: fc.constantFrom("", "1999"),
    toYear: fc.constantFrom("", "2020"),
    page: fc.integer({ min: 1, max: 900 }),
  })
  .filter(({ search, sort }) => sort !== "match" || search.trim() !== "");

describe("the library's address", () => {
  it("opens what it was made for", () => {
    fc.assert(
      fc.property(address, (shown) => {
        expect(parseLibraryAddress(parametersOf(libraryHref(shown)))).toEqual(shown);
      }),
    );
  });

  it("asks the server for just that", () => {
    fc.assert(
      fc.property(address, (shown) => {
        const parsed = parseLibraryRequest(parametersOf(libraryRequest(shown)));
        expect("request" in parsed && parsed.request.query).toMatchObject({
          sort: shown.sort,
          offset: (shown.page - 1) * PAGE_SIZE,
          limit: PAGE_SIZE,
          mark: shown.mark === "" ? undefined : shown.mark,
        });
        expect("request" in parsed && (parsed.request.search ?? "")).toBe(shown.search.trim());
      }),
    );
  });

  it("makes the best of nonsense, and stays short where nothing is chosen", () => {
    const odd = new URLSearchParams(
      "sort=colour&genre=novel&mark=red&page=-3&from=soon&order=sideways&sort=match",
    );
    expect(parseLibraryAddress(odd)).toEqual(START);
    expect(libraryHref(START)).toBe("/library");
  });
});

describe("parameters of a program", () => {
  it.each(["sort=colour", "limit=0", "limit=1000", "offset=-1", "genre=novel", "colour=red", "from=soon"])(
    "%s is refused by name",
    (query) => {
      const parsed = parseLibraryRequest(new URLSearchParams(query));
      expect(parsed).toEqual({ fault: expect.stringContaining(query.split("=")[0] ?? "") });
    },
  );
});

describe("the form of corrections", () => {
  const row = { ...article({ title: "Ferry", authors: ["Ida", "Per"] }), passages: 1, notes: [] };
  const before = formOf(row);

  it("tells only what was changed", () => {
    expect(correctionPatch(before, before, new Set())).toEqual({});
    const after = { ...before, title: " Boat ", authors: "Ida; ; Bo ", published: "" };
    expect(correctionPatch(before, after, new Set())).toEqual({
      title: "Boat",
      authors: ["Ida", "Bo"],
      ...(before.published !== "" && { published: null }),
    });
  });

  it("gives a field back, whatever stands in it", () => {
    const after = { ...before, title: "Boat" };
    expect(correctionPatch(before, after, new Set(["title"]))).toEqual({ title: null });
  });

  it("says where each value came from", () => {
    const fields = correctionFields({ ...row, metadataFrom: { title: "text" } }, { outlet: "Post" });
    expect(fields.find(({ field }) => field === "title")).toMatchObject({ from: "now from: text" });
    expect(fields.find(({ field }) => field === "outlet")).toMatchObject({
      from: "corrected by hand",
      isCorrected: true,
    });
  });
});

describe("the library's words", () => {
  it("name each origin once, corrections first", () => {
    const metadataFrom = { title: "text", outlet: "folder", language: "text", genre: "correction" } as const;
    expect(originWords({ metadataFrom })).toBe("corrected by hand, text, folder");
  });

  it("say what an ingestion is at, or who it waits for", () => {
    const state = { isNextAsked: false, runs: 0 };
    expect(ingestionWords({ state: { ...state, status: "idle" }, last: null })).toBeUndefined();
    const progress = { stage: "embedding" as const, done: 1, total: 3, articles: 1, passages: 3 };
    expect(ingestionWords({ state: { ...state, status: "running", progress }, last: null })).toEqual({
      words: "Making the passages searchable 33 % …",
      share: 1 / 3,
    });
    const waiting = { ...state, status: "waiting", reason: "Process 7 writes." } as const;
    expect(ingestionWords({ state: waiting, last: null })?.words).toContain("Process 7 writes.");
    const dated = { ...waiting, reason: "Process 7 writes, since 2026-11-21T12:09:31.314Z." };
    expect(ingestionWords({ state: dated, last: null })?.words).toMatch(/since 21 Nov 2026, \d\d:\d\d\./);
  });
});
