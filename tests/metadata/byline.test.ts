import { describe, expect, it } from "vitest";
import { cleanScrapedText } from "#lib/corpus/clean-scraped-text.ts";
import { findByline } from "#lib/metadata/byline.ts";
import { articlesOf, makeCorpusFolder, TEXT } from "#tests/corpus/corpus-folder.ts";

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
    ["By Jo Bly in Tolmin | Updated: 12:34 GMT, 3 March 2024", ["Jo Bly"]],
    ["By Jo Bly Updated 3 March 2024", ["Jo Bly"]],
    ["3 March 2024 by Jo Bly", ["Jo Bly"]],
    ["By Jo Bly for The Coast Courier", ["Jo Bly"]],
    ["By JO BLY Staff Writer", ["Jo Bly"]],
    ["By Jo Bly, with reporting by Dan Ruiz", ["Jo Bly"]],
    ["By Jo Bly and agencies", ["Jo Bly"]],
    ["By Jo Bly | The Coast Courier | 3 March 2024", ["Jo Bly"]],
    ["By Jo Bly | why the boats are late", undefined],
    ["By Coast Courier staff", undefined],
    ["By Port Tolmin’s own count, boats are late", undefined],
  ])("finds the persons of %j", (line, authors) => {
    expect(findByline(`Ferries sail again\n\n${line}\n\n${TEXT}`).authors).toEqual(authors);
  });

  it.each([
    ["The Coast Courier | 4 June 2019", { outlet: "The Coast Courier", published: "2019-06-04" }],
    ["The Coast Courier, 4 June 2019", { outlet: "The Coast Courier", published: "2019-06-04" }],
    ["By Jo Bly | The Coast Courier", { authors: ["Jo Bly"], outlet: "The Coast Courier" }],
    ["4 June 2019 · Science", { published: "2019-06-04" }],
    ["Tolmin, 4 June 2019", {}],
    ["The times, 4 June 2019 and later", {}],
    ["Tolmin | 4 June 2019\n\nA storm came.\n\nLesna | 5 June 2019", {}],
  ])("finds what %j says", (line, byline) => {
    expect(findByline(`Ferries sail again\n\n${line}\n\n${TEXT}`)).toEqual(byline);
  });

  it.each([
    ["Floods\nPublished 4 June 2019, 09:30 GMT", "Floods"],
    ["Quay opens\n4 June 2019", "Quay opens"],
    ["4 June 2019\nFerries sail again", "Ferries sail again"],
    ["Home\nFerries sail again\nThe Coast Courier | 4 June 2019", "Ferries sail again"],
  ])("finds the headline of %j", (top, headline) => {
    expect(cleanScrapedText(`${top}\n\n${TEXT}`).headline).toBe(headline);
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
    ["10:15 PM CEST, Tue June 4, 2019", "2019-06-04"],
    ["4. Juni 2019, 22:15 Uhr", "2019-06-04"],
    ["Updated 9 June 2019 | First published 4 June 2019", "2019-06-04"],
    ["4 June 2019 | Updated 9 June 2019", "2019-06-04"],
    ["By Jo Bly, 4 June 2019", "2019-06-04"],
  ])("finds the date of %j", (line, published) => {
    expect(findByline(`Ferries sail again\n\n${line}\n\n${TEXT}`).published).toBe(published);
  });

  it("looks no further than the article's first sentence", () => {
    expect(findByline(`${TEXT}\n\nBy Jo Bly\n\n4 June 2019`)).toEqual({});
  });
});

describe("a date before or within the first paragraph", () => {
  it.each([
    ["TOLMIN, June 4, 2019 (Newswire) — ", "2019-06-04"],
    ["Tolmin, 4 June 2019 – ", "2019-06-04"],
    ["Tolmin, 4. Juni 2019 – ", "2019-06-04"],
    ["By Jo Bly 4 June 2019, 10:15 PM CEST ", "2019-06-04"],
    ["June 4, 2019 ", "2019-06-04"],
    ["By 4 June 2019 all had changed – ", undefined],
    ["On 4 June 2019 – when it rained – ", undefined],
    ["Of 4 June 2019 and 5 June 2019 – ", undefined],
  ])("counts %j", (lead, published) => {
    expect(findByline(`Ferries sail again\n\n${lead}${TEXT}`).published).toBe(published);
  });

  it("leaves the text where it is only a line that layout joined to it", () => {
    const cleaned = (lead: string) =>
      cleanScrapedText(`Ferries sail again\n\n${lead}${TEXT}`, { title: "Ferries sail again" }).text;
    expect(cleaned("By Jo Bly 4 June 2019, 10:15 PM CEST ")).toBe(TEXT);
    expect(cleaned("TOLMIN, June 4, 2019 — ")).toBe(`TOLMIN, June 4, 2019 — ${TEXT}`);
  });
});

describe("a chronicle", () => {
  it("keeps the dates that its paragraphs begin with, and has none of publication", () => {
    const entries = [
      `4 June 2019 ${TEXT}`,
      "6 June 2019 The second ferry left for the islands with forty people on board.",
    ];
    const text = ["Weeks at the harbour", ...entries].join("\n\n");
    expect(cleanScrapedText(text, { title: "Weeks at the harbour" }).text).toBe(entries.join("\n\n"));
    expect(findByline(text)).toEqual({});
  });
});

describe("lines of bylines and dates", () => {
  it.each([
    "By Jo Bly in Tolmin | Updated: 12:34 GMT, 3 March 2024",
    "Published 8:18 PM EDT, Tue August 27, 2024",
    "Updated 9:02 PM EDT, Fri August 30, 2024",
    "27/08/2024 01:57 | Updated 30/08/2024 19:20",
    "27. August 2024, 20:18 Uhr",
    "Publié le 27 août 2024 à 20h18",
    "Jo Bly",
    "Jo Bly, Harbour Correspondent",
    "Von Jo Bly",
    "By Coast Courier staff",
    "By Coast Courier Staff",
    "By Jo Bly | 27 August 2024 | 4 min read",
  ])("leave the text: %s", (line) => {
    const { text } = cleanScrapedText(
      `${line}\n\n${TEXT}\n\nNobody slept on board, said the captain at noon.`,
      {
        title: "Ferries sail again",
        authors: ["Jo Bly"],
      },
    );
    expect(text).toBe(`${TEXT}\n\nNobody slept on board, said the captain at noon.`);
  });

  it.each(["Dan Ruiz", "Jo Bly is our hero of the week, says Tolmin.", "27 August 2024: a day to remember"])(
    "stay where they say more: %s",
    (line) => {
      const { text } = cleanScrapedText(`${line}\n\n${TEXT}`, {
        title: "Ferries sail again",
        authors: ["Jo Bly"],
      });
      expect(text).toContain(line);
    },
  );
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
