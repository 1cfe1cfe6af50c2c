import { CLEANING_RULES } from "./cleaning/cleaning-rules.ts";
import { type CleaningRule, type Cut, type Page, type PageLine, pageLine } from "./cleaning/page.ts";
import { pageLines } from "./cleaning/page-lines.ts";
import { findHeadline } from "./cleaning/title-lines.ts";

export type KnownMetadata = { title?: string; outletName?: string; authors?: readonly string[] };

/** One line, or a part of one, that was taken out, and by which rule. */
export type Removal = { rule: string; text: string };

export type CleanedText = {
  /** Paragraphs with one empty line between them; "" when nothing is left. */
  text: string;
  /** What was taken out, by rule, in the order of the rules. */
  removed: Removal[];
  /** The headline found in the text; absent when the title was known or none was found. Not part of `text`. */
  headline?: string;
};

/**
 * The article in a text that was copied from a web page: menus, sign-up boxes, share lines, link lists, comment forms,
 * picture credits and repeated quotes are taken out, sentences of the article are not. The title is left out of the
 * text. Sub-headings, the standfirst and editor's notes stay.
 */
export function cleanScrapedText(raw: string, known: KnownMetadata = {}): CleanedText {
  const removed: Removal[] = [];
  let page: Page = {
    lines: pageLines(raw),
    title: known.title,
    outletName: known.outletName,
    authors: known.authors ?? [],
  };
  let headline: string | undefined;
  for (const rule of CLEANING_RULES) {
    if (rule.name === FIRST_TITLE_RULE && page.title === undefined) {
      headline = findHeadline(page.lines);
      page = { ...page, title: headline };
    }
    page = { ...page, lines: applyRule(rule, page, removed) };
  }
  const text = page.lines.map((line) => line.text).join("\n\n");
  return headline === undefined ? { text, removed } : { text, removed, headline };
}

/** The headline is looked for when the furniture of the page's top is gone. */
const FIRST_TITLE_RULE = "above the title";

function applyRule(rule: CleaningRule, page: Page, removed: Removal[]): readonly PageLine[] {
  const found = rule.find(page);
  if (found.length === 0) return page.lines;
  const cuts = new Map<number, Cut>(found.map((cut) => [cut.line, cut]));
  const lines: PageLine[] = [];
  let startsBlock = false;
  page.lines.forEach((line, i) => {
    const cut = cuts.get(i);
    startsBlock ||= line.startsBlock;
    if (cut?.keep === undefined && cut !== undefined) {
      removed.push({ rule: rule.name, text: line.text });
      return;
    }
    if (cut?.keep !== undefined) {
      removed.push({ rule: rule.name, text: line.text.slice(0, line.text.length - cut.keep.length) });
    }
    lines.push(pageLine(cut?.keep ?? line.text, startsBlock));
    startsBlock = false;
  });
  return lines;
}
