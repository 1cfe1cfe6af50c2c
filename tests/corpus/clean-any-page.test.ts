import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanScrapedText } from "#lib/corpus/clean-scraped-text.ts";
import { BODY } from "./ferry-article.ts";

/** Prose about the very things that pages are furnished with. */
const TRICKY = [
  "Subscribe or lose access, the company told its readers in a letter that arrived last week.",
  "Follow the money on Facebook and the trail leads to Cyprus, investigators wrote in their report.",
  "The site uses cookies to follow its visitors, and by clicking a button you agree, the watchdog said.",
  "Share prices fell by 4 percent.",
  "“Sign up for our newsletter,” the poster on the wall said.",
  "Residents were asked to sign up for email alerts before the storm, and few of them did.",
  "By signing up, you agree to let the ministry read your mail, lawyers told the court.",
  "More than forty people read the notice.",
  "Advertisement spending rose to 3 million crowns in May.",
  "He is a reporter at heart.",
  "Comments were closed on Friday.",
  "The editor, Jo Bly, is a journalist of thirty years, and she is the person who filed the complaint.",
  "The image was taken by Reuters, the agency said.",
  "Read more books, the minister advised the pupils of the port's only school.",
  "Most read in the town, the Courier sells 4,000 copies.",
  "Help us or leave us alone, the crews shouted, and they asked their supporters for donations.",
  "Cookies were served.",
  "Please support the crews, he asked, and become a member of the union.",
  "Photographs by the dozen lay on the table, and each showed the same two barges.",
  "Watch out.",
  "All rights were reserved for the crown, which never used them.",
  "The views expressed here were not his own, he told the hearing.",
  "“The channel was closed for eleven weeks and nobody in the ministry could tell us why.”",
  "Thank you, he said.",
  "Search teams found the second barge.",
];

/** Page furniture, each as the lines it is printed on. */
const FURNITURE = [
  ["Advertisement"],
  ["Share this article"],
  ["Facebook Twitter WhatsApp"],
  ["Follow us on Twitter and Facebook"],
  ["Sign up for our newsletter"],
  [
    "Stay informed with the Courier’s newsletters",
    "Sign up to get the latest news and alerts from the coast",
  ],
  ["Get the Courier in your inbox!", "By clicking “Subscribe”, you agree to the Terms of Use", "Thank you!"],
  ["We use cookies to improve your experience. Learn more in our privacy policy.", "Accept all cookies"],
  ["Sand and who pays for it", "Read more »"],
  ["READ MORE: Why the price of sand keeps rising"],
  ["Photograph: Jo Bly/Reuters"],
  ["Fishermen mend their nets in Tolmin (AFP)"],
  ["clock menu more-arrow no yes mobile"],
  ["Image copyright Getty Images"],
  ["3 min read"],
  ["harbour-2019.jpg"],
];

describe("any page", () => {
  const body = fc.shuffledSubarray([...BODY, ...TRICKY], { minLength: 3 });

  it("loses nothing when it holds nothing but the article", () => {
    fc.assert(
      fc.property(body, fc.constantFrom("\n", "\n\n"), (lines, separator) => {
        const { text, removed } = cleanScrapedText(lines.join(separator), { outletName: "Coast Courier" });
        expect(removed).toEqual([]);
        expect(text).toBe(lines.join("\n\n"));
      }),
      { numRuns: 300 },
    );
  });

  it("keeps the article and loses the furniture between its paragraphs", () => {
    const furnished = body.chain((lines) =>
      fc
        .array(fc.option(fc.constantFrom(...FURNITURE), { freq: 1 }), {
          minLength: lines.length,
          maxLength: lines.length,
        })
        .map((furniture) => ({ lines, furniture })),
    );
    fc.assert(
      fc.property(furnished, ({ lines, furniture }) => {
        const page = lines.map((line, i) => [
          line,
          ...(furniture[i] === null ? [] : [furniture[i]?.join("\n")]),
        ]);
        const { text } = cleanScrapedText(page.flat().join("\n\n"), { title: "Ferries sail again" });
        expect(text.split("\n\n")).toEqual(lines);
      }),
      { numRuns: 300 },
    );
  });

  it("is never taken for longer than it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (raw) => {
        const { text, removed } = cleanScrapedText(raw);
        const kept = text.length + removed.reduce((sum, removal) => sum + removal.text.length, 0);
        expect(kept).toBeLessThanOrEqual(raw.length * 2);
        expect(text).toBe(text.trim());
      }),
    );
  });
});
