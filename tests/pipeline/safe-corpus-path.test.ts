import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberedPath, safeCorpusPath } from "#lib/pipeline/safe-corpus-path.ts";

const part = fc.oneof(
  fc.constantFrom(
    "..",
    ".",
    "",
    "~",
    "...",
    ".trash",
    "con",
    "NUL.txt",
    " ",
    "a:b",
    "\u0000",
    "\u202etxt.exe",
  ),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
);
const name = fc
  .tuple(fc.array(part, { maxLength: 9 }), fc.constantFrom("/", "\\", "//", "\\..\\"))
  .map(([parts, separator]) => parts.join(separator));

describe("safeCorpusPath", () => {
  it("never leads out of the folder, hides a file, or makes a name that a file system refuses", () => {
    fc.assert(
      fc.property(name, (sent) => {
        const safe = safeCorpusPath(sent);
        if (safe === undefined) return;
        expect(path.resolve("/corpus", safe).startsWith("/corpus/")).toBe(true);
        expect(path.posix.normalize(safe)).toBe(safe);
        for (const each of safe.split("/")) {
          expect(each).toMatch(/^[^.\s]/);
          expect(each).not.toMatch(/[\p{Cc}<>:"|?*\\\u202a-\u202e]|[. ]$/u);
          expect(Buffer.byteLength(each)).toBeLessThanOrEqual(200);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("leaves its own results as they are", () => {
    fc.assert(
      fc.property(name, (sent) => {
        const safe = safeCorpusPath(sent);
        if (safe !== undefined) expect(safeCorpusPath(safe)).toBe(safe);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ["report.txt", "report.txt"],
    ["The Tribune/2019/a b.html", "The Tribune/2019/a b.html"],
    ["C:\\news\\ferry.txt", "C-/news/ferry.txt"],
    ["../../etc/passwd", "etc/passwd"],
    [".env", "env"],
    ["“Ferries” & gulls 🐦.md", "“Ferries” & gulls 🐦.md"],
    ["what?.txt", "what-.txt"],
    ["aux.txt", "_aux.txt"],
  ])("%s becomes %s", (sent, safe) => expect(safeCorpusPath(sent)).toBe(safe));

  it.each(["", "..", "/", " . / .. "])("%j is no name", (sent) =>
    expect(safeCorpusPath(sent)).toBeUndefined(),
  );

  it("keeps the extension of a name that is too long", () => {
    expect(safeCorpusPath(`${"é".repeat(400)}.html`)).toMatch(/^é{80,}\.html$/);
  });

  it("numbers a name before its extension", () => {
    expect(numberedPath("a/b.c/d.txt", 2)).toBe("a/b.c/d-2.txt");
    expect(numberedPath("a.b/c", 3)).toBe("a.b/c-3");
  });
});
