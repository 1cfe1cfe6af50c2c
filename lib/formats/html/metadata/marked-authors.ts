import { authorNames, isFullName, withSmallLetters } from "#lib/metadata/author-names.ts";
import { hasProperty, nameWords, type OwnMark, ownMarks, plainText } from "../own-marks.ts";

const AUTHOR_WORD =
  /^(?:bylines?(?:name)?|authors?(?:names?|links?|info|meta|details)?|(?:post|entry|article|story|news|page|meta)(?:author|byline)s?|writer|reporter|auteurs?|autor(?:es|in|en)?|autore|autori|autoren|verfasser|firma|firmas|signature|redacteur|forfatter|författare)$/u;
const LONGEST_BYLINE = 240;
/** Authors in elements of their own stand so near to each other, in characters. */
const APART = 120;

/**
 * The persons that a page marks as its article's authors: by class or id ("c-byline__name"), `itemprop` or `rel`. Only
 * full names count, and only what is a byline and nothing else.
 */
export function markedAuthors(document: Document): string[] {
  const marks = ownMarks(document, isAuthorMark);
  const names: string[] = [];
  let last: OwnMark | undefined;
  for (const mark of marks) {
    if (last?.element.contains(mark.element) === true) continue;
    if (last !== undefined && (mark.start > last.end + APART || mark.isNear !== last.isNear)) break;
    if (mark.end - mark.start > LONGEST_BYLINE) continue;
    const found = namesIn(mark.element);
    if (found.length === 0) continue;
    names.push(...found);
    last = mark;
  }
  return [...new Set(names)];
}

function isAuthorMark(element: Element): boolean {
  if (hasProperty(element, "author") || hasProperty(element, "creator")) return true;
  if (/(?:^|\s)author(?:\s|$)/i.test(element.getAttribute("rel") ?? "")) return true;
  return nameWords(element).some((word) => AUTHOR_WORD.test(word));
}

const NAME_WITHIN =
  '[itemprop~="name"], [rel~="author"], .fn, a[href*="/author"], a[href*="/profile"], a[href*="/staff/"]';

/** Of the parts of a byline, those that only hold a name: "li.author", "c-byline__name", a link to a person's page. */
function isNameMark(element: Element): boolean {
  if (element.matches(NAME_WITHIN)) return true;
  const names = (element.getAttribute("class") ?? "").split(/\s+/);
  return names.some((name) =>
    /(?:^|[-_])(?:author-?name|author|name|fn)$|[a-z](?:Author(?:Name)?|Name)$/.test(name),
  );
}

function namesIn(element: Element): string[] {
  const value = element.localName === "meta" ? element.getAttribute("content") : undefined;
  const text = value ?? plainText(element);
  if (text === "" || text.length > LONGEST_BYLINE) return [];
  const within = [...element.querySelectorAll("*")].filter(isNameMark);
  const marked = fullNames(
    within.filter((name) => !within.some((other) => other !== name && name.contains(other))).map(plainText),
  );
  if (marked.length > 0) return marked;
  const parted = fullNames([partedText(element)]);
  return parted.length > 0 ? parted : fullNames([text]);
}

function fullNames(texts: readonly string[]): string[] {
  const names = texts.flatMap((text) => authorNames(text));
  return names.every(isFullName) ? names.map(withSmallLetters) : [];
}

const OPEN_END = /(?:^|\s)(?:by|von|par|por|di|da|door|av|af|and|und|et|y|e|en|og|och|&|,|:)$/iu;
const OPEN_START = /^(?:and|und|et|y|e|en|og|och|&|,|;|\()(?=\s|\p{L}|$)/iu;

/** Its pieces of text with " | " between those that are no parts of one phrase: name, outlet and date often stand so. */
function partedText(element: Element): string {
  let text = "";
  const pieces = [...element.querySelectorAll("*"), element]
    .flatMap((one) => [...one.childNodes])
    .filter((node) => node.nodeType === 3 && (node.nodeValue ?? "").trim() !== "");
  const inOrder = pieces.toSorted((a, b) => ((a.compareDocumentPosition(b) & 4) > 0 ? -1 : 1));
  for (const node of inOrder) {
    const piece = (node.nodeValue ?? "").replace(/\s+/g, " ").trim();
    const isJoined = text === "" || OPEN_END.test(text) || OPEN_START.test(piece);
    text += `${text === "" ? "" : isJoined ? " " : " | "}${piece}`;
  }
  return text;
}
