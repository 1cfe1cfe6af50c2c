import { describe, expect, it } from "vitest";
import { cleanScrapedText, type KnownMetadata } from "#lib/corpus/clean-scraped-text.ts";
import { BODY } from "./ferry-article.ts";

const clean = (lines: string[], known: KnownMetadata = {}) => cleanScrapedText(lines.join("\n"), known);
const paragraphs = (lines: string[], known: KnownMetadata = {}) => clean(lines, known).text.split("\n\n");

const [first = "", second = "", third = "", fourth = ""] = BODY;

describe("cleanScrapedText", () => {
  it("takes a page of a local paper apart", () => {
    const page = [
      "Skip to content",
      "Home",
      "News",
      "Sport",
      "Home > News > Coast",
      "Ferries sail again from Tolmin",
      "",
      "Eleven weeks of silence end on the quay",
      "",
      "Published: 4 June 2019 at 07:12",
      "Share",
      "Facebook Twitter Email",
      "",
      "A ferry leaves the harbour of Tolmin on Monday morning (Jo Bly/AFP)",
      "",
      first,
      "",
      "Advertisement",
      "",
      second,
      "",
      "Related: Council argues over the price of sand",
      "",
      "What went wrong",
      "",
      third,
      "",
      fourth,
      "",
      "Correction: An earlier version gave the wrong number of barges.",
      "",
      "Most read",
      "Sand prices rise again",
      "Who pays for the quay?",
      "© 2019 Coast Courier. All rights reserved.",
    ];
    const { text, headline } = clean(page);
    expect(headline).toBe("Ferries sail again from Tolmin");
    expect(text.split("\n\n")).toEqual([
      "Eleven weeks of silence end on the quay",
      first,
      second,
      "What went wrong",
      third,
      fourth,
      "Correction: An earlier version gave the wrong number of barges.",
    ]);
  });

  it("knows a page on which every line is a paragraph", () => {
    const page = [
      "Ferries sail again from Tolmin",
      ...BODY,
      "Photo: Jo Bly",
      "Follow the Courier on Twitter @courier",
    ];
    expect(paragraphs(page)).toEqual(BODY);
  });

  it("drops what stands above a known title, the title, and its repetitions", () => {
    const page = [
      "On the coast",
      "Ferries sail again",
      "Ferries sail again | Coast Courier",
      first,
      "Ferries sail again",
    ];
    const { text, removed } = clean(page, { title: "Ferries Sail Again" });
    expect(text).toBe(first);
    expect(removed.map((removal) => removal.text)).toContain("On the coast");
  });

  it("keeps paragraphs above a line that repeats the title", () => {
    expect(paragraphs([first, "Ferries sail again", second], { title: "Ferries sail again" })).toEqual([
      first,
      second,
    ]);
  });

  it("takes the line for the headline whose words the article takes up", () => {
    const page = [
      "The Coast Courier",
      "All the news of the bay",
      "Ferry sails again in Tolmin",
      "4 June 2019",
      ...BODY,
    ];
    expect(clean(page)).toMatchObject({ headline: "Ferry sails again in Tolmin", text: BODY.join("\n\n") });
  });

  it("keeps the dates that head the entries of a chronicle", () => {
    const chronicle = ["Eleven weeks in Tolmin", "4 June 2019", first, "11 June 2019", second];
    expect(paragraphs(chronicle)).toEqual(chronicle.slice(1));
  });

  it("finds no headline where the text starts at once", () => {
    expect(clean([first, "", "What went wrong", "", second]).headline).toBeUndefined();
  });

  it("drops a sign-up box in the middle, from its heading to its thanks", () => {
    const page = [
      first,
      "Stay ahead with our newsletters",
      "Coast Daily",
      "Your morning look at the top stories from the quay.",
      "By signing up, you agree to our Terms and accept the Privacy Notice",
      "Thank you!",
      "You’re now subscribed to Coast Daily.",
      second,
    ];
    expect(paragraphs(page)).toEqual([first, second]);
  });

  it("stops a sign-up box at the article's next sentence", () => {
    const leak = "A leak of emails and the daily briefing shows that the ministry knew.";
    expect(paragraphs([first, "Get our newsletter", leak, second])).toEqual([first, leak, second]);
  });

  it("drops a linked headline together with its link, and no sentence", () => {
    expect(
      paragraphs([first, "", "Council argues over the price of sand", "Read more »", "", second]),
    ).toEqual([first, second]);
    expect(paragraphs([first, "Read more", second])).toEqual([first, second]);
  });

  it("drops readers' comments and the form below the article", () => {
    const page = [
      ...BODY,
      "2 thoughts on “Ferries sail again”",
      "Dan says:",
      "Good news for all of us on the coast.",
    ];
    const form = ["Leave a Reply", "Your email address will not be published.", "Name *", "Post Comment"];
    expect(paragraphs([...page, ...form])).toEqual(BODY);
  });

  it("does not take a link to the comments at the top for their beginning", () => {
    const page = ["Ferries sail again from Tolmin", "Leave a comment", "Log in to post comments", ...BODY];
    expect(paragraphs(page).slice(-4)).toEqual(BODY);
  });

  it("drops a caption above its credit, but not a standfirst", () => {
    const caption = "Passengers wait on the quay of Tolmin before the first ferry.";
    const standfirst = "For eleven weeks nobody could cross, and nobody said why.";
    const credit = "Jo Bly/Anadolu Agency/Getty Images";
    expect(paragraphs([first, "", caption, credit, "", second, "", third])).toEqual([first, second, third]);
    expect(paragraphs([standfirst, credit, "", first, "", second])).toEqual([standfirst, first, second]);
  });

  it("drops captions with a credit, but not an agency's name in a sentence or after a report", () => {
    const explained = "The photographs were sold to Agence France-Presse (AFP)";
    const signed = "The ministry did not answer questions on Monday evening. (Reuters)";
    const captions = [
      "Boats in Tolmin [File: Jo Bly/Coast Courier]",
      "The quay (Photo by Jo Bly)",
      "A crane (EPA)",
    ];
    expect(paragraphs([first, explained, ...captions, signed])).toEqual([first, explained, signed]);
  });

  it("takes a picture's text off the paragraph that it is glued to", () => {
    const page = [first, "Map of Tolmin Bay", second, `Map of Tolmin Bay${third}`];
    expect(paragraphs(page)).toEqual([first, second, third]);
    expect(paragraphs([first, "Map of Tolmin Bay", second])).toContain("Map of Tolmin Bay");
  });

  it("drops pull quotes with their attribution, whatever their marks and small changes", () => {
    const said =
      "“The barges [in the channel] were old, and everybody in Tolmin knew it. Nobody acted,” the pilot said.";
    const page = [
      first,
      "'The barges were old and everybody in Tolmin knew it. Nobody acted'",
      "- Harbour pilot",
      said,
      "“The barges in the channel were old, and everybody in Tolmin knew it.”",
      second,
    ];
    expect(paragraphs(page)).toEqual([first, said, second]);
  });

  it("keeps quotes that stand nowhere else, quoting sub-headings, and lists", () => {
    const page = [
      first,
      "“Nobody told us that the channel was closed until the second barge had gone down.”",
      "- A fisherman",
      "'My stall was empty'",
      second,
      "The plan has three parts:",
      "- Open the channel",
      "- Pay the crews",
    ];
    expect(paragraphs(page)).toEqual(page);
  });

  it("drops the biography of the author, and of nobody else", () => {
    const author = "Jo Bly is a reporter at the Coast Courier, where she covers ports. She lives in Tolmin.";
    const expert = "Dan Ruiz is a researcher at the Institute for Ports in Harlow.";
    expect(paragraphs([author, first, expert], { authors: ["Jo Bly"] })).toEqual([first, expert]);
    expect(paragraphs([first, author], { outletName: "Coast Courier" })).toEqual([first]);
    const about = "Police arrested Bly on Monday at the gate of the port, the paper said.";
    expect(paragraphs([about, author], { outletName: "Coast Courier" })).toEqual([about, author]);
  });

  it("drops what the outlet says about itself at the end", () => {
    const notice =
      "The Courier covers the coast. To learn more about republishing this content, fill out the form.";
    expect(paragraphs([...BODY, notice])).toEqual(BODY);
  });

  it("joins lines that were wrapped at a fixed width", () => {
    const whole = [`${first} ${second}`, `${third} ${fourth}`];
    const wrapped = whole.map((text) => `${text} `.replace(/(.{1,70}) /g, "$1\n").trim());
    expect(wrapped.join("\n").split("\n").length).toBeGreaterThan(6);
    expect(paragraphs([wrapped.join("\n\n")])).toEqual(whole);
  });

  it("makes white space plain and takes invisible characters out", () => {
    expect(clean(["\uFEFFThe\u00a0port\u2009is \u200Bopen,\tat  last.\r\n\r\n\u00a0\r\nYes."]).text).toBe(
      "The port is open, at last.\n\nYes.",
    );
  });

  it("logs every line it takes out", () => {
    const page = [
      "Menu links",
      "Ferries sail again from Tolmin",
      first,
      "Advertisement",
      "Share this article",
      second,
    ];
    const { text, removed } = clean(page);
    expect([...text.split("\n\n"), ...removed.map((removal) => removal.text)].sort()).toEqual(
      [...page].sort(),
    );
    expect(removed).toContainEqual({ rule: "page label", text: "Advertisement" });
  });
});
