import { describe, expect, it } from "vitest";
import { splitFrontMatter } from "#lib/formats/markdown/front-matter.ts";
import { articlesOf, complaintsOf, makeCorpusFolder } from "#tests/corpus/corpus-folder.ts";
import { computingTime } from "#tests/fixtures/computing-time.ts";

const dataOf = (source: string) => splitFrontMatter(`---\n${source}\n---\ntext`);

describe("front matter", () => {
  it.each([
    "Why #GirlsInGoal grew",
    "#GirlsInGoal grew",
    "Fire # 3 at the mill",
    "Yes",
    "no",
    "true",
    "1984",
    "0123",
    "1e3",
    "12:30",
    "2019-06-04",
    "Council: mill road closes",
    "What now: ",
    "@valleytimes says sorry",
    "*Star* of the north",
    "& sons",
    "! Beware",
    "% of the vote",
    "`code` red",
    "- a dash",
    "? a question",
    "> 50 percent turn out",
    "| a bar",
    "[Live] Mill road closes",
    "[Updated]",
    "{Draft} Mill road closes",
    "“Never” is not an answer",
    '"Never" is not an answer',
    "'Tis the season",
    'The "old" bridge',
    "Mill\\road",
    "A, B and C",
  ])("has the whole of the title %j", (title) => {
    expect(dataOf(`title: ${title}\ngenre: report`)).toMatchObject({
      ok: true,
      data: { title: title.trim(), genre: "report" },
    });
  });

  it.each([
    ['title: "Quoted: # and \\"all\\""', { title: 'Quoted: # and "all"' }],
    ["title: 'It''s quoted' # a note", { title: "It's quoted" }],
    ["title: |\n  In a block\n  of two lines", { title: "In a block\nof two lines\n" }],
    ["title: >-\n  Folded\n  together", { title: "Folded together" }],
    ['title: "over\n  two lines"', { title: "over two lines" }],
    ["title: goes on:\n  on the next line", { title: "goes on: on the next line" }],
    ["title:\n  below", { title: "below" }],
    ["title: # none", { title: null }],
    ["title: ~", { title: null }],
    ["title: !!str 12", { title: "12" }],
    ["authors: [Jo Bly, Dan Ruiz]", { authors: ["Jo Bly", "Dan Ruiz"] }],
    ["authors:\n  - Jo Bly\n  - Dan Ruiz", { authors: ["Jo Bly", "Dan Ruiz"] }],
    ["authors: [Jo Bly,\n  Dan Ruiz]", { authors: ["Jo Bly", "Dan Ruiz"] }],
    ["published: 2019 # says the archive", { published: 2019 }],
    ["tags: [a, b]\nmore:\n  deep: {x: 1}", { tags: ["a", "b"], more: { deep: { x: 1 } } }],
  ])("reads YAML as YAML: %j", (source, data) => {
    expect(dataOf(source)).toEqual({ ok: true, data, body: "text", faults: [] });
  });

  it("leaves out a field that is no YAML, and says which", async () => {
    const corpus = await makeCorpusFolder();
    await corpus.write(
      "a.md",
      "---\nexcerpt: Roads: closed\ntitle: Mill road closes\ntags: [a, b\ntitle: Again\n---\nThe mill road closes.",
    );
    const results = await corpus.read();
    expect(articlesOf(results)).toMatchObject([{ title: "Mill road closes" }]);
    expect(
      complaintsOf(results).map((line) => line.replace(/: .*/, "").concat(/line \d/.exec(line)?.[0] ?? "")),
    ).toEqual(["note a.mdline 2", "note a.mdline 4", "note a.mdline 5"]);
    await corpus.remove();
  });
});

describe("front matter with many or doubled keys", () => {
  it("is read in time, however many keys it has", () => {
    const source = Array.from({ length: 20_000 }, (_, k) => `key${k}: {a: [1, 2, "x"], b: y}`).join("\n");
    let read: unknown;
    // Compared with each other, the keys alone would take ten seconds.
    expect(computingTime(() => (read = dataOf(`title: Late boats\n${source}`)))).toBeLessThan(6_000);
    expect(read).toMatchObject({ ok: true, data: { title: "Late boats", key19999: { b: "y" } } });
  });

  it.each(["outlet: Quay Post", '"outlet": Quay Post', "outlet : Quay Post"])(
    "takes the first of two like %s, and names the other one",
    (second) => {
      expect(dataOf(`title: Late boats\noutlet: Pier News\n${second}`)).toMatchObject({
        ok: true,
        data: { title: "Late boats", outlet: "Pier News" },
        faults: ["front matter in line 4 is left out: outlet is there a second time"],
      });
    },
  );

  it("takes no line of a block for a field", () => {
    expect(dataOf("title: Late boats\nnote: |\n  title: not this one\n  title: nor this")).toMatchObject({
      ok: true,
      data: { title: "Late boats" },
      faults: [],
    });
  });
});
