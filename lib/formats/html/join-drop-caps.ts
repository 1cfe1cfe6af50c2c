import { isBlock } from "./block-text.ts";
import type { PageStyles } from "./page-styles.ts";
import { namesOf, textBefore } from "./text-beside.ts";

const TEXT = 3;
const CAP_NAME =
  /(?:^|[-_])(?:drop-?caps?|dropped|initials?|first-?letter|first-?char(?:acter)?|lettrine|big-?letter|caps?|versal)(?:$|[-_])/;
const CAP_STYLE =
  /float:left|font-size:(?:[2-9](?:\.\d+)?em|[2-9]\d\dpx|[3-9]\dpx|[2-9]\d\d%|(?:xx?-|xxx-)large)|initial-letter/;
/** One letter, with the quotation mark that opens the sentence. */
const CAP = /^[“"«‘'„]?\p{Lu}\p{M}*$/u;
const ALT = /^(?:(?:drop ?caps?|initial|(?:capital |first )?letter|the letter)\W{0,3})?([“"«‘'„]?\p{Lu})$/iu;
/** Words of one letter, by language; of a page that names none, those of English. */
const LETTER_WORDS: [language: RegExp, letters: string][] = [
  [/^(?:fr|es|it|pt|ca|gl|ro)/i, "AÀÁÂEÉÈYOÓÒÔUÙIÎ"],
  [/^(?:pl|cs|sk|sl|hr|bs|sr)/i, "AIOUWZKSV"],
  [/^(?:ru|uk|be|bg|mk)/i, "ВИКСОУЯАІЎЗЄ"],
];
const ENGLISH_LETTER_WORDS = "AIO";
/** What follows the first letter of the commonest words that start with one of them: "A|fter", "I|n". */
const COMMON_RESTS = new Set(
  "fter t s ll n nd nother lthough mid bout round cross mong lso ny re nyone lmost lready gain gainst head long mericans f ts t's nto nside nstead ne nce nly ther r ver n's ur f".split(
    " ",
  ),
);
/** So many nodes are looked at for the rest of the word. */
const MOST_STEPS = 30;
/** No article has more of them; an index of words from A to Z has. */
const MOST_CAPS = 40;
const LONGEST_READ = 200_000;
/** A box with one letter belongs to a paragraph, not to a label. */
const SHORTEST_REST = 40;

/** Puts the large first letter of a text, which pages set in an element, a box or a picture of its own, to its word. */
export function joinDropCaps(body: Element, styles: PageStyles): void {
  let joined = 0;
  for (const element of [
    ...body.querySelectorAll("span, div, p, b, strong, big, font, i, em, img, figure"),
  ]) {
    const letter = letterOf(element);
    if (letter === undefined || element.parentNode === null || hasTextBefore(element)) continue;
    if (++joined > MOST_CAPS) return;
    const rest = textAfter(element);
    if (rest === undefined) continue;
    const value = rest.node.nodeValue ?? "";
    const isMarked = isMarkedAsCap(element, styles);
    const glue = glueOf(letter, value, { ...rest, isMarked, page: body });
    if (glue === undefined) continue;
    rest.node.nodeValue = letter + glue + value.trimStart();
    element.remove();
  }
}

function letterOf(element: Element): string | undefined {
  if (element.localName === "img") return ALT.exec(element.getAttribute("alt")?.trim() ?? "")?.[1];
  if (element.childNodes.length > 4) return undefined;
  const text = element.textContent?.trim() ?? "";
  if (CAP.test(text)) return text;
  const picture = text === "" && element.localName !== "figure" ? null : element.querySelector("img");
  return text === "" && picture !== null ? letterOf(picture) : undefined;
}

function hasTextBefore(element: Element): boolean {
  return !isBlock(element) && textBefore(element, 4).trim() !== "";
}

function isMarkedAsCap(element: Element, styles: PageStyles): boolean {
  if (element.localName === "img" || element.querySelector("img") !== null) return true;
  return [element, element.parentElement, element.firstElementChild].some((one) => {
    if (one === null) return false;
    if (one.localName === "big" || one.hasAttribute("size")) return true;
    const isAlone = (one.textContent?.trim().length ?? 0) <= 2;
    return isAlone && (namesOf(one).some((name) => CAP_NAME.test(name)) || CAP_STYLE.test(styles.of(one)));
  });
}

type Rest = { node: Text; crossesBlock: boolean; spaces: string };

/** The text that follows, in the same line or in the next block. */
function textAfter(element: Element): Rest | undefined {
  let node: Node | null = element;
  let crossesBlock = isBlock(element);
  let spaces = "";
  for (let step = 0; step < MOST_STEPS && node !== null; step++) {
    const inner: Node | null = node === element ? null : node.firstChild;
    let next: Node | null = inner ?? node.nextSibling;
    while (next === null && node !== null) {
      node = node.parentElement;
      if (node !== null && isBlock(node as Element)) crossesBlock = true;
      next = node?.nextSibling ?? null;
    }
    node = next;
    if (node === null) return undefined;
    if (node.nodeType === TEXT) {
      const value = node.nodeValue ?? "";
      spaces += /^\s*/.exec(value)?.[0] ?? "";
      if (value.trim() !== "") return { node: node as Text, crossesBlock, spaces };
    } else if (node.nodeType === 1) {
      if (isBlock(node as Element)) crossesBlock = true;
      if ((node as Element).localName === "br") {
        spaces += "\n";
        crossesBlock = true;
      }
      if (/^h[1-6]$|^(?:table|ul|ol|form)$/.test((node as Element).localName)) return undefined;
    }
  }
  return undefined;
}

type Place = Rest & { isMarked: boolean; page: Element };

/** What stands between the letter and the text after it: nothing, or a blank; undefined when it is no first letter. */
function glueOf(
  letter: string,
  after: string,
  { crossesBlock, spaces, isMarked, page }: Place,
): "" | " " | undefined {
  const word = /^[\p{L}\p{M}’']+/u.exec(after.trimStart())?.[0] ?? "";
  const startsSmall = /^[\p{Ll}’']/u.test(word);
  if (spaces === "" && !crossesBlock) return isMarked && word !== "" ? "" : undefined;
  // Small capitals go on where the large letter ends.
  const goesOn = startsSmall || (isMarked && (/^\p{Lu}{2,}$/u.test(word) || word.length === 1));
  if (word === "" || !goesOn || (!isMarked && !crossesBlock)) return undefined;
  const bare = letter.replace(/^\P{L}/u, "");
  const isEntry = word.startsWith(bare.toLowerCase()) || after.trim().length < SHORTEST_REST;
  if (!isMarked && isEntry) return undefined;
  if (!letterWordsOf(page).includes(bare)) return "";
  if (COMMON_RESTS.has(word.toLowerCase())) return "";
  if (!/[\n\r]/.test(spaces)) return spaces === "" ? (joinedOrApart(bare, word, page) ?? "") : " ";
  return joinedOrApart(bare, word, page) ?? " ";
}

function letterWordsOf(page: Element): string {
  const language = page.ownerDocument.documentElement?.getAttribute("lang") ?? "";
  return LETTER_WORDS.find(([pattern]) => pattern.test(language))?.[1] ?? ENGLISH_LETTER_WORDS;
}

/** What the rest of the page tells: whether it has the word as a whole, or what follows the letter as a word of its own. */
function joinedOrApart(letter: string, word: string, page: Element): "" | " " | undefined {
  const words = (page.textContent ?? "").slice(0, LONGEST_READ).match(/[\p{L}\p{M}’']+/gu) ?? [];
  const wholes = [letter + word, letter.toLowerCase() + word];
  if (words.some((one) => wholes.includes(one))) return "";
  return words.filter((one) => one === word).length > 1 ? " " : undefined;
}
