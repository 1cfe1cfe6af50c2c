import { mkdir, mkdtemp, rename, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeCorrection } from "#lib/corpus/corrections.ts";
import { articlesOf, type CorpusFolder, complaintsOf, makeCorpusFolder, TEXT } from "./corpus-folder.ts";

let corpus: CorpusFolder;
let outside: string;
beforeEach(async () => {
  corpus = await makeCorpusFolder();
  outside = await mkdtemp(path.join(tmpdir(), "outside-"));
  await writeFile(path.join(outside, "secret.txt"), `${TEXT} It rained.`);
});
afterEach(() => corpus.remove());

const within = (name: string) => path.join(corpus.path, name);
const LEFT_OUT = "is a link that leads out of the corpus folder: left out";

describe("links in a corpus", () => {
  it("that lead out of it are named and left out, files and folders alike", async () => {
    await corpus.write("a.txt", TEXT);
    await symlink(outside, within("folder"));
    await symlink(path.join(outside, "secret.txt"), within("file.txt"));
    await mkdir(within("deep"));
    await symlink("../../", within("deep/up"));
    const results = await corpus.read();
    expect(articlesOf(results).map(({ path }) => path)).toEqual(["a.txt"]);
    expect(complaintsOf(results)).toEqual([
      `problem deep/up: ${LEFT_OUT}`,
      `problem file.txt: ${LEFT_OUT}`,
      `problem folder: ${LEFT_OUT}`,
    ]);
  });

  it("that lead to a folder whose name only begins like the corpus's lead out, too", async () => {
    const neighbour = `${corpus.path}-2`;
    await mkdir(neighbour);
    await writeFile(path.join(neighbour, "b.txt"), TEXT);
    await symlink(neighbour, within("b"));
    expect(complaintsOf(await corpus.read())).toEqual([`problem b: ${LEFT_OUT}`]);
  });

  it("are not followed for corrections and tables either", async () => {
    await corpus.write("a.txt", TEXT);
    await writeFile(path.join(outside, "note.json"), '{"title": "From elsewhere"}');
    await writeFile(path.join(outside, "table.csv"), "file,outlet\na.txt,Elsewhere\n");
    await symlink(path.join(outside, "note.json"), within("a.txt.meta.json"));
    await symlink(path.join(outside, "table.csv"), within("articles.csv"));
    const results = await corpus.read();
    expect(articlesOf(results)).toMatchObject([{ title: "a", outletName: "Unknown outlet" }]);
    expect(complaintsOf(results).sort()).toEqual([
      `problem a.txt.meta.json: ${LEFT_OUT}`,
      `problem articles.csv: ${LEFT_OUT}`,
    ]);
    await expect(
      writeCorrection(corpus.path, { id: "x", path: "a.txt" }, { outlet: "Tide" }),
    ).rejects.toMatchObject({ code: "bad-input" });
  });

  it("that stay within are followed, and the corpus folder may be a link itself", async () => {
    await corpus.write(".store/b.txt", TEXT);
    await symlink(within(".store"), within("shown"));
    const real = `${corpus.path}-real`;
    await rename(corpus.path, real);
    await symlink(real, corpus.path);
    // The link is absolute: it leads through the corpus folder's own link.
    expect(articlesOf(await corpus.read()).map(({ path }) => path)).toEqual(["shown/b.txt"]);
  });

  it("do not lead a correction out of the folder", async () => {
    await symlink(outside, within("folder"));
    await expect(
      writeCorrection(corpus.path, { id: "x", path: "folder/secret.txt" }, { outlet: "Tide" }),
    ).rejects.toMatchObject({ code: "bad-input" });
  });
});
