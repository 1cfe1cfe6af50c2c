import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readMetadataTable } from "#lib/corpus/metadata-table.ts";
import { type CorpusFolder, makeCorpusFolder } from "./corpus-folder.ts";

let corpus: CorpusFolder;
beforeEach(async () => {
  corpus = await makeCorpusFolder();
});
afterEach(() => corpus.remove());

async function tableOf(content: string) {
  await corpus.write("articles.csv", content);
  const { rows, problems } = await readMetadataTable(corpus.path, "");
  return { titles: [...rows].map(([file, { title }]) => [file, title]), problems };
}

describe("articles.csv", () => {
  const rows = ["file,title", "a.txt,Mill road closes", 'b.txt,"Ferries, at last"', "c.txt,Council votes"];
  const titles = [
    ["a.txt", "Mill road closes"],
    ["b.txt", "Ferries, at last"],
    ["c.txt", "Council votes"],
  ];

  it.each([
    ["\n", "\n", "\n"],
    ["\r\n", "\r\n", "\r\n"],
    ["\r\n", "\n", "\n"],
    ["\n", "\r\n", "\n"],
    ["\n", "\n", "\r\n"],
    ["\r", "\r\n", "\n"],
    ["\r\n", "\n", "\r"],
  ])("has every row, its lines ending with %j, %j and %j", async (...ends) => {
    const content = rows.map((row, i) => row + (ends[i] ?? "")).join("");
    expect(await tableOf(content)).toEqual({ titles, problems: [] });
  });

  it("keeps a line's end within quotation marks, and names the line of a fault", async () => {
    const { titles, problems } = await tableOf(
      'file,title,published\r\na.txt,"Mill road\ncloses",2019\nb.txt,x,June\r\n',
    );
    expect(titles).toEqual([
      ["a.txt", "Mill road closes"],
      ["b.txt", "x"],
    ]);
    expect(problems).toEqual([{ path: "articles.csv:4", reason: expect.stringContaining("published") }]);
  });

  it("takes a quotation mark within a title for one", async () => {
    expect((await tableOf('file,title\na.txt,The "old" bridge\nb.txt,x\n')).titles).toEqual([
      ["a.txt", 'The "old" bridge'],
      ["b.txt", "x"],
    ]);
  });
});
