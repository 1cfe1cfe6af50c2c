import { describe, expect, it } from "vitest";
import { linesBetween } from "./pages.ts";

const FIRST = "The board of the dairy borrowed 8 million crowns in secret between March and June.";
const SECOND =
  "Its chair, Vida Kos, told the county court on Thursday that she had signed each of the letters.";
const TEXT = `<p>${FIRST}</p><p>${SECOND}</p>`;

describe("parts of an article with the names of a page's furniture", () => {
  it.each([
    `<section id="credit-line-secret"><h2>Credit line secret</h2>${TEXT}</section>`,
    `<section id="share-price-falls"><h2>Share price falls</h2>${TEXT}</section>`,
    `<div id="social-care-bill"><h3>Social care bill</h3>${TEXT}</div>`,
    `<div class="subscription-fee-row"><h3>Subscription fee row</h3>${TEXT}</div>`,
    `<section id="donation-scandal">${TEXT}</section>`,
    `<div id="newsletter-editor-resigns">${TEXT}</div>`,
    `<section id="promotion-race"><h2>Promotion race</h2>${TEXT}</section>`,
    `<section id="sponsor-pulls-out">${TEXT}</section>`,
    `<div class="story__comments-by-chair">${TEXT}</div>`,
    `<section id="advertising-ban"><h2>Advertising ban</h2>${TEXT}</section>`,
    `<section id="tags-for-cows">${TEXT}</section>`,
    `<section id="cookie-dough-recall">${TEXT}</section>`,
    `<section class="media-trial">${TEXT}</section>`,
    `<div class="header-goal">${TEXT}</div>`,
    `<div class="community-clinic">${TEXT}</div>`,
    `<div class="banner-protest">${TEXT}</div>`,
    `<div class="hidden-loans">${TEXT}</div>`,
    `<div class="footer-note">${TEXT}</div>`,
    `<div class="sidebar">${TEXT}</div>`,
    `<div class="widget text-widget">${TEXT}</div>`,
    `<div class="related">${TEXT}</div>`,
    `<div class="topics">${TEXT}</div>`,
    `<div class="popular">${TEXT}</div>`,
    `<aside>${TEXT}</aside>`,
    `<aside class="explainer" role="complementary"><h3>The dairy</h3>${TEXT}</aside>`,
    `<footer>${TEXT}</footer>`,
    `<div class="outer"><div class="inner"><aside class="box">${TEXT}</aside></div></div>`,
    `<p class="related-reading">${FIRST}</p><p class="scroll-reveal">${SECOND}</p>`,
    `<p class="share">${FIRST}</p><p class="author-quote">${SECOND}</p>`.replace("share", "share-of-loans"),
    `<p class="coauthors-claim">${FIRST}</p><p class="dateline-text">${SECOND}</p>`,
  ])("stay: %s", (inside) => {
    expect(linesBetween(inside)).toEqual(expect.arrayContaining([FIRST, SECOND]));
  });

  it.each([
    `<h2 id="consent-of-the-board">Consent of the board</h2>`,
    `<h2 class="media-title" id="media">Media silence</h2>`,
    `<h3 id="comments-from-the-chair">Comments from the chair</h3>`,
    `<h2 class="section-header">The letters</h2>`,
  ])("stay as headings: %s", (heading) => {
    expect(linesBetween(`${heading}${TEXT}`)).toEqual([/>([^<]+)</.exec(heading)?.[1], FIRST, SECOND]);
  });

  it.each([
    `<aside class="correction"><p>Correction: an earlier version of this report gave a wrong sum.</p></aside>`,
    `<footer class="article-footer"><p>Clarification: the sum was given in kronor at first.</p></footer>`,
    `<div class="editors-note related"><p>Editor’s note: the court has since set a date.</p></div>`,
    `<aside class="factbox"><h3>The dairy in figures</h3><ul><li>Founded in 1911</li><li>94 farms</li></ul></aside>`,
  ])("stay where they correct or sum up: %s", (inside) => {
    expect(linesBetween(inside).join("\n")).toMatch(/sum|kronor|date|94 farms/);
  });

  it.each([
    [
      "a place and day",
      `<p><span class="dateline">TOLMIN, June 9 (Courier) –</span> ${FIRST}</p>`,
      `TOLMIN, June 9 (Courier) – ${FIRST}`,
    ],
    [
      "a speaker",
      `<p><span class="author">Vida Kos</span> told the county court that she had signed all letters.</p>`,
      "Vida Kos told the county court that she had signed all letters.",
    ],
    [
      "a quotation",
      `<p class="author-quote">“I signed them all,” Kos said.</p>`,
      "“I signed them all,” Kos said.",
    ],
  ])("stay though they look like a byline: %s", (_, inside, line) => {
    expect(linesBetween(inside)).toEqual([line]);
  });
});

describe("a page's furniture within an article", () => {
  it.each([
    '<div class="related-stories"><h3>Related</h3><p><a href="/1">Cows without tags</a></p><p><a href="/2">Milk is dearer</a></p></div>',
    '<aside><h3>Also in the Courier</h3><ul><li><a href="/1">Cows without tags</a></li><li><a href="/2">Milk is dearer</a></li></ul></aside>',
    '<aside class="promo"><p>Subscribe to our letter and read what farmers think.</p><form><input type="email"></form></aside>',
    "<aside><p>Do you know more? Write to your newsroom at once.</p></aside>",
    '<div class="nyt-newsletter"><p>The best of the farm, every morning.</p></div>',
    '<div class="cookie-consent"><p>This page stores cookies. They help to count readers.</p></div>',
    '<div id="user-comments"><p>Well said, and about time.</p><p>I drink no milk at all.</p></div>',
    '<section class="comments-section"><p>Well said, and about time.</p></section>',
    '<div class="share-buttons"><span>Share this on all your channels.</span></div>',
    '<p class="photo-credit">A cow near Tolmin looks over a fence.</p>',
    '<figure><img src="x.jpg"><figcaption>A cow near Tolmin looks over a fence.</figcaption></figure>',
    '<div class="article-author-bio"><p>Jo Bly writes about farms.</p></div>',
    '<div class="tags"><a href="/t/milk">milk</a> <a href="/t/court">court</a></div>',
    '<p class="byline">By Jo Bly</p>',
    '<p class="dateline">Tolmin, June 9</p>',
  ])("goes: %s", (inside) => {
    expect(linesBetween(inside)).toEqual([]);
  });
});

describe("what corrects an article", () => {
  const correction = "Correction: the pier sank by a metre, and not by half of one.";

  it.each([
    ["a box after the article", `<aside class="box"><p>${correction}</p></aside>`],
    ["a foot with a name", `<footer><div class="correction-note">${correction}</div></footer>`],
    ["a foot", `<footer class="meta"><p>${correction}</p></footer>`],
  ])("stays at its end: %s", (_, bodyEnd) => {
    expect(linesBetween("", { bodyEnd })).toEqual([correction]);
  });

  it("is told in many ways", () => {
    const said = [
      "This article was amended on 5 June. The pier sank by a metre.",
      "Editor’s note: the pier sank by a metre.",
      "Korrektur: Der Pier sank um einen Meter.",
      "Rectificatif du 5 juin : la jetée a perdu un mètre.",
    ];
    for (const text of said) {
      expect(linesBetween("", { bodyEnd: `<footer><p>${text}</p></footer>` })).toEqual([text]);
    }
  });
});
