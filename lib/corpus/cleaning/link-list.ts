import { isCompleteSentence } from "#lib/text/sentences.ts";
import { type CleaningRule, type Cut, cutRange, isParagraph, type PageLine } from "./page.ts";

/** Headings of link lists that no article has in its middle. */
const LINKS_HEADING =
  /^(?:most (?:read|popular|viewed|shared|watched|commented)(?: (?:stories|articles|news|now|today))?|(?:more )?related (?:stories|articles|content|topics|news|posts|links|coverage|reading|videos)|you (?:may|might)(?: also)? (?:like|be interested(?: in)?)|recommended (?:for you|stories|reading|articles|videos)|trending (?:now|stories|articles)|(?:from )?around the web|(?:sponsored|promoted)(?: (?:content|links|stories))|editors?[’']?s?[’']? (?:picks?|choice)|what to read next|read next|up next|latest (?:news|stories|headlines|articles)|top stories|popular (?:stories|articles|posts|now)|in this section|elsewhere on the web):?$/i;

/** Headings of link lists only when nothing but links follows them. */
const TAIL_HEADING =
  /^(?:more (?:from|on|in|by|about) \S+(?: \S+){0,5}|related|read more|also read|recommended|trending|popular|see also|tags|topics|(?:tags|topics|filed under|posted in|categories): ?.+|(?:don[’']t miss|must reads?)):?$/i;

const LINK_WORDS = 25;

/** "Most read", "More from …" with the headlines that follow. */
export const linkList: CleaningRule = {
  name: "link list",
  find: ({ lines }) => {
    const cuts: Cut[] = [];
    // Where the run of headlines ends that was last looked through: the headings within it need no look of their own.
    let end = 0;
    for (let i = lines.findIndex(isParagraph) + 1; i < lines.length; i++) {
      const text = lines[i]?.text ?? "";
      const isSure = LINKS_HEADING.test(text);
      if (!isSure && !TAIL_HEADING.test(text)) continue;
      if (end <= i + 1) end = headlinesEnd(lines, i + 1);
      if (end === lines.length) return [...cuts, ...cutRange(i, end)];
      if (!isSure) continue;
      // The last line before the text goes on may be a sub-heading of the article.
      cuts.push(...cutRange(i, Math.max(i + 1, end - 1)));
      i = end - 1;
    }
    return cuts;
  },
};

function headlinesEnd(lines: readonly PageLine[], from: number): number {
  let end = from;
  while (end < lines.length && isHeadline(lines[end])) end++;
  return end;
}

function isHeadline(line: PageLine | undefined): boolean {
  if (line === undefined || line.words > LINK_WORDS) return false;
  return !isCompleteSentence(line.text) || line.text.endsWith("?");
}
