import { describe, expect, it } from "vitest";
import { findByline } from "#lib/corpus/byline.ts";
import { articlesOf, makeCorpusFolder, TEXT } from "./corpus-folder.ts";

describe("findByline", () => {
  it.each([
    ["By Jo Bly", ["Jo Bly"]],
    ["by Jo Bly and Dan Ruiz", ["Jo Bly", "Dan Ruiz"]],
    ["By Jo Bly, Dan Ruiz and Ana de la Cruz", ["Jo Bly", "Dan Ruiz", "Ana de la Cruz"]],
    ["BY JO BLY", ["Jo Bly"]],
    ["BY JO BLY AND DAN RUIZ", ["Jo Bly", "Dan Ruiz"]],
    ["By Ibrahim al-Amin in Tolmin", ["Ibrahim al-Amin"]],
    ["Written by: Jo Bly", ["Jo Bly"]],
    ["By Jo Bly, Harbour correspondent", ["Jo Bly"]],
    ["By J. M. O’Neill | 4 June 2019", ["J. M. O’Neill"]],
    ["By the time the ferry left, dawn had come", undefined],
    ["By Monday", undefined],
    ["By ferry to Tolmin", undefined],
    ["By the Editorial Board", undefined],
  ])("finds the persons of %j", (line, authors) => {
    expect(findByline(`Ferries sail again\n\n${line}\n\n${TEXT}`).authors).toEqual(authors);
  });

  it.each([
    ["4 June 2019", "2019-06-04"],
    ["June 4, 2019", "2019-06-04"],
    ["Tuesday, June 4th, 2019", "2019-06-04"],
    ["Published: 4 June 2019 10:15 GMT", "2019-06-04"],
    ["First published on 2019-06-04", "2019-06-04"],
    ["By Jo Bly | Jun 4, 2019 at 9:30 pm", "2019-06-04"],
    ["Published 13/06/2019", "2019-06-13"],
    ["Published 04/06/2019", undefined],
    ["Updated 4 June 2019", undefined],
    ["Published 31 June 2019", undefined],
    ["The harbour closed on 4 June 2019", undefined],
  ])("finds the date of %j", (line, published) => {
    expect(findByline(`Ferries sail again\n\n${line}\n\n${TEXT}`).published).toBe(published);
  });

  it("looks no further than the article's first sentence", () => {
    expect(findByline(`${TEXT}\n\nBy Jo Bly\n\n4 June 2019`)).toEqual({});
  });
});

describe("a byline in a raw text", () => {
  it("names the authors and the date, says so, and is no part of the text", async () => {
    const corpus = await makeCorpusFolder();
    await corpus.write(
      "a.txt",
      `Ferries sail again from Tolmin\n\nBy Jo Bly\n\nPublished 4 June 2019\n\n${TEXT}`,
    );
    expect(articlesOf(await corpus.read())[0]).toMatchObject({
      authors: ["Jo Bly"],
      publishedAt: "2019-06-04",
      text: TEXT,
      metadataFrom: { authors: "byline", publishedAt: "byline" },
    });
    await corpus.remove();
  });
});
