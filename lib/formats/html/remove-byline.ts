import { isSentence } from "./prose-of.ts";
import { blockAround, namesOf, textAfter, textBefore } from "./text-beside.ts";

const BYLINE_WORD = /^(?:by-?line|authors?|dateline|writtenby)$/;
const LONGEST = 100;
/** With so much text beside it in its line, it is a part of a sentence. */
const BESIDE = 15;
const STARTS_BYLINE = /^(?:by|von|par|por|di|door|av|af)\s/i;

/**
 * Takes the line that names an article's authors, or its place and day, out of the text: the first that is marked as such
 * and stands by itself. "author" within another word marks nothing, and neither does it mark a sentence.
 */
export function removeByline(body: Element): void {
  for (const element of body.querySelectorAll("[class], [id], [rel~=author], [itemprop~=author]")) {
    if (!isMarked(element) || !isByline(element)) continue;
    element.remove();
    return;
  }
}

function isMarked(element: Element): boolean {
  if (element.getAttribute("rel") === "author" || element.getAttribute("itemprop") === "author") return true;
  return namesOf(element).some((name) => name.split(/[-_:]+/).some((word) => BYLINE_WORD.test(word)));
}

function isByline(element: Element): boolean {
  const text = element.textContent?.replace(/\s+/g, " ").trim() ?? "";
  if (text === "" || text.length >= LONGEST || /[“”"«»]/.test(text)) return false;
  if (isSentence(text) && !STARTS_BYLINE.test(text)) return false;
  const beside = textBefore(element, 2 * BESIDE).trim() + textAfter(element, 2 * BESIDE).trim();
  return beside.length < BESIDE || !isSentence(blockAround(element)?.textContent?.trim() ?? "");
}
