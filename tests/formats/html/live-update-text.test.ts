import { describe, expect, it } from "vitest";
import { liveUpdateText } from "#lib/formats/html/metadata/live-update-text.ts";
import { readWebPage } from "#lib/formats/html/read-web-page.ts";

const updates = [
  {
    "@type": "BlogPosting",
    headline: "Second half begins",
    datePublished: "2024-05-09T20:04:00+02:00",
    articleBody: "Tolmin plays on with ten.",
  },
  {
    "@type": "BlogPosting",
    headline: "Red card",
    datePublished: "2024-05-09T17:41:10Z",
    articleBody: "<p>The captain is sent off.</p><p>He leaves slowly.</p>",
  },
  { "@type": "BlogPosting", datePublished: "noon", articleBody: "The gates are open." },
  7,
];

describe("liveUpdateText", () => {
  it("tells the updates in the page's order, each with its headline and time", () => {
    expect(liveUpdateText(updates)?.split("\n\n")).toEqual([
      "Second half begins (2024-05-09, 20:04 +02:00)",
      "Tolmin plays on with ten.",
      "Red card (2024-05-09, 17:41 UTC)",
      "<p>The captain is sent off.</p><p>He leaves slowly.</p>",
      "noon",
      "The gates are open.",
    ]);
    expect(liveUpdateText(undefined)).toBeUndefined();
    expect(liveUpdateText([])).toBeUndefined();
  });

  it("is the text of a page that its scripts would have built", () => {
    const data = {
      "@type": "LiveBlogPosting",
      headline: "Tolmin in the final",
      articleBody: "The final, minute by minute.",
      liveBlogUpdate: updates,
    };
    const page = `<html><head><script type="application/ld+json">${JSON.stringify(data)}</script></head><body><div id="app"></div></body></html>`;
    const read = readWebPage(page);
    expect(read.ok && read.text.split("\n\n")).toEqual([
      "The final, minute by minute.",
      "Second half begins (2024-05-09, 20:04 +02:00)",
      "Tolmin plays on with ten.",
      "Red card (2024-05-09, 17:41 UTC)",
      "The captain is sent off.",
      "He leaves slowly.",
      "noon",
      "The gates are open.",
    ]);
  });
});
