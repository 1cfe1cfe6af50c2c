import { isCompleteSentence } from "#lib/text/sentences.ts";
import { type CleaningRule, type Cut, cutRange, isReported, type PageLine } from "./page.ts";

const BOX_HEADING =
  /^(?:get|sign up|subscribe|stay|join|receive|never miss|don[’']t miss|keep up|want|like what)\b.*\b(?:inbox|newsletters?|mailing list)\b/i;
/** Headings only with an advertisement or a legal line below. */
const BOX_HEADING_MAYBE =
  /^(?:get|sign up|subscribe|stay|receive|never miss|don[’']t miss|keep up)\b.*\b(?:e-?mails?|briefing|digest|alerts|updates|up to date|informed)\b/i;
const BOX_LEGAL =
  /^by (?:clicking|signing up|subscribing|submitting|registering|entering|providing|joining)\b.*\b(?:agree|consent|accept|acknowledge)/i;
const BOX_THANKS = /^(?:thank you|thanks|success)(?: for (?:subscribing|signing up))?!?$/i;
const BLURB_COMMAND = /^(?:sign up|get|subscribe|start|receive|join|enter|stay|be the first)\b/i;
const BLURB_PHRASE = /^(?:our|the|an?|every|delivered|your|all)\b/i;
const BLURB_WORDS =
  /\b(?:newsletters?|inbox|e-?mail (?:address|updates|alerts)|by e-?mail|alerts|digest|briefing|from our editors|every (?:day|morning|week|weekday|evening)|top stories|latest news|you need to know|delivered|curated|straight to)\b/i;

/** Longest stretch between the heading of a sign-up box and its legal line, in lines, and longest line, in words. */
const BOX_LINES = 8;
const BOX_LINE_WORDS = 30;

/** A sign-up box: its heading, the lines that advertise it, its legal line and its thanks. */
export const newsletterBox: CleaningRule = {
  name: "newsletter box",
  find: ({ lines }) => {
    const cuts: Cut[] = [];
    for (let i = 0; i < lines.length; i++) {
      const end = boxEnd(lines, i);
      if (end === undefined) continue;
      cuts.push(...cutRange(i, end));
      i = end - 1;
    }
    return cuts;
  },
};

/** A label, not a sentence: at most 15 words and no full stop. */
function isBoxHeading({ text, words }: PageLine): boolean {
  return words <= 15 && !/[.”"]$/.test(text) && !isReported(text);
}

/** The end of the box that starts at the line, exclusive; undefined when none does. */
function boxEnd(lines: readonly PageLine[], heading: number): number | undefined {
  const line = lines[heading];
  if (line === undefined || !isBoxHeading(line)) return undefined;
  const isSure = BOX_HEADING.test(line.text);
  if (!isSure && !BOX_HEADING_MAYBE.test(line.text)) return undefined;
  const within = lines.slice(heading + 1, heading + 1 + BOX_LINES);
  const legal = within.findIndex(({ text }) => BOX_LEGAL.test(text));
  if (legal >= 0 && within.slice(0, legal).every((box) => isLabel(box) || isBlurb(box, true))) {
    const end = heading + legal + 2;
    return BOX_THANKS.test(lines[end]?.text ?? "") ? end + 1 : end;
  }
  let end = heading + 1;
  while (end < heading + 3 && isBlurb(lines[end], false)) end++;
  return isSure || end > heading + 1 ? end : undefined;
}

function isLabel({ text, words }: PageLine): boolean {
  return words <= 8 && !isCompleteSentence(text);
}

/** An advertisement: a command to the reader; before a legal line also a description of what is to be had. */
function isBlurb(line: PageLine | undefined, hasLegalLine: boolean): boolean {
  if (line === undefined || line.words > BOX_LINE_WORDS || /[“”"]/.test(line.text)) return false;
  if (isReported(line.text) || !BLURB_WORDS.test(line.text)) return false;
  return BLURB_COMMAND.test(line.text) || (hasLegalLine && BLURB_PHRASE.test(line.text));
}
