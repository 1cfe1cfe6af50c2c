import { isCompleteSentence, sentences } from "#lib/text/sentences.ts";
import { type CleaningRule, type Cut, isReported, type PageLine } from "./page.ts";

/** Who pictures are credited to. */
const AGENCY =
  "(?:AFP|Agence France-Presse|AP(?: Photos?| Images)?|Associated Press|Reuters|REUTERS|Getty(?: Images)?|EPA(?:-EFE)?|EFE|Anadolu(?: Agency| Images)?|AA|Bloomberg|Shutterstock|Alamy|NurPhoto|Zuma(?: Press| Wire)?|ZUMA|Sipa(?: USA| Press)?|PA(?: Wire| Images)?|Press Association|Corbis|iStock(?:photo)?|Flickr|Wikimedia(?: Commons)?|Creative Commons|UPI|Xinhua|TASS|DPA|dpa|Handout|Screengrab|Screenshot|Rex(?: Features)?|Polaris|Redux|Magnum(?: Photos)?|LightRocket|VCG|Public domain)";
const PHOTO_WORD = "(?:[Pp]hotos?|[Pp]hotographs?|[Ii]mages?|[Pp]ictures?|[Ii]llustrations?|[Gg]raphics?)";

/** "(AFP)", "[Jo Bly/Reuters]", "(Photo by …)", "(File photo)" at the end of a line, without a full stop after it. */
const CREDIT_AT_END = new RegExp(
  `\\s*[([]((?:[^()[\\]]{1,60}(?:/| via |, ?))?${AGENCY}(?:(?:/| via |, ?)[^()[\\]]{1,40})*|${PHOTO_WORD}(?: credit)?(?: by|:| from| courtesy of) ?[^()[\\]]{2,80}|[Ff]ile(?: (?:photo|image|picture))?)[)\\]]$`,
);
/** "[Jo Bly/The Harbour]" in square brackets. */
const NAMES_IN_BRACKETS = /\s*\[((?:File: ?)?\p{Lu}[^[\]/]{2,40}\/\p{Lu}[^[\]/]{1,40})\]$/u;
const CREDIT_AFTER_COLON = /\s(?:Photo|Photograph|Image|Picture|Illustration)(?: credit)?: ?[^.]{2,60}$/;
/** More than the name of a news agency, which also closes reports. */
const SURELY_PICTURE =
  /\/.*(?:Getty|Photo|Images)|[Pp]hoto|[Ii]mage|Getty|Shutterstock|Alamy|Flickr|Wikimedia|[Ff]ile|Handout|Screen|^\p{Lu}\p{Ll}+ \p{Lu}[\p{L}-]+ ?\//u;
/** Captions tell in the present tense what is seen, or where in the picture. */
const SEEN_IN_PICTURE =
  /^[^.]{3,140}?\b(?:walks?|stands?|sits?|speaks?|talks?|holds?|waves?|listens?|looks?|attends?|arrives?|leaves?|watch(?:es)?|gathers?|rises?|poses?|shakes?|march(?:es)?|carr(?:y|ies)|protests?|rides?|drives?|waits?|inspects?|greets?|smiles?|addresses|delivers|prays?|works?|runs?|clash(?:es)?|cheers?|mourns?|queues?|pictured|seen|shown|photographed|file (?:photo|picture|image))\b|\((?:L|R|C|left|right|centre|center|from left|L to R|R to L)\b/i;
const CAPTION_WORDS = 60;

const CREDIT_LINES = [
  new RegExp(`^(?:File )?${PHOTO_WORD}(?: credit)?(?: by \\p{Lu}|: ?\\p{Lu}| courtesy of ).*$`, "u"),
  /^(?:Credits?|Photo credits?|Image credits?): ?\S[^.]*$/,
  new RegExp(`^[^.!?]*(?:/ ?${AGENCY}|\\b${AGENCY} ?/)(?!\\w)[^.!?]*$`),
  /^(?:\p{Lu}[\p{L}’'.-]* ){1,4}(?:[|,–-] |via )?(?:Getty Images|AP Photo|Shutterstock|Alamy)$/u,
  /^(?:via |[|©] ?)?(?:Getty Images|AP Photo|AFP PHOTO|Shutterstock|Alamy(?: Stock Photo)?)$/,
];
const CREDIT_WORDS = 20;

/** Lines that are nothing but a credit, with the caption directly above. */
export const pictureCredit: CleaningRule = {
  name: "picture credit",
  find: ({ lines }) => {
    const spaced = isSpaced(lines);
    const cuts: Cut[] = [];
    lines.forEach((line, i) => {
      if (!isCreditLine(line)) return;
      const above = lines[i - 1];
      if (spaced && !line.startsBlock && above?.startsBlock === true && isCaption(above)) {
        cuts.push({ line: i - 1 });
      }
      cuts.push({ line: i });
    });
    return cuts;
  },
};

/** Captions that carry their credit: "Boats leave the harbour (AFP)". */
export const pictureCaption: CleaningRule = {
  name: "picture caption",
  find: ({ lines }) => lines.flatMap((line, i) => (isCreditedCaption(line) ? [{ line: i }] : [])),
};

/** A credit, or a caption with one. */
export function isPictureLine(line: PageLine): boolean {
  return isCreditLine(line) || isCreditedCaption(line);
}

function isCreditLine({ text, words }: PageLine): boolean {
  return (
    words <= CREDIT_WORDS && !isCompleteSentence(text) && CREDIT_LINES.some((pattern) => pattern.test(text))
  );
}

/** What stands directly above a credit may also be the standfirst: it must tell what is seen. */
function isCaption({ text, words }: PageLine): boolean {
  if (words > CAPTION_WORDS || /[“”"]$/.test(text) || isReported(text)) return false;
  return SEEN_IN_PICTURE.test(text) && sentences(text).length <= 2;
}

/** Only where paragraphs have empty lines between them is being without one a sign of belonging together. */
function isSpaced(lines: readonly PageLine[]): boolean {
  return lines.filter((line) => line.startsBlock).length >= lines.length * 0.6;
}

function isCreditedCaption({ text, words }: PageLine): boolean {
  if (words > CAPTION_WORDS) return false;
  if (/^Image (?:copyright|caption|source)\b/.test(text)) return true;
  if (CREDIT_AFTER_COLON.test(text)) return true;
  if (!text.endsWith(")") && !text.endsWith("]")) return false;
  const credit = CREDIT_AT_END.exec(text) ?? NAMES_IN_BRACKETS.exec(text);
  if (credit === null) return false;
  const caption = text.slice(0, credit.index);
  if (caption === "" || isAbbreviationOf(credit[1] ?? "", caption)) return false;
  if (!isCompleteSentence(caption)) return true;
  return (
    sentences(caption).length <= 2 && (SURELY_PICTURE.test(credit[1] ?? "") || SEEN_IN_PICTURE.test(caption))
  );
}

/** "the Associated Press (AP)" explains a name and credits nobody. */
function isAbbreviationOf(short: string, text: string): boolean {
  const initials = text
    .split(/[\s-]+/)
    .slice(-short.length)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
  return initials === short.toUpperCase();
}
