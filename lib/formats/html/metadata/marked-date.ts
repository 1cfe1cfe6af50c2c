import { endsWithUpdateWord, readDateLine } from "#lib/metadata/dates/date-line.ts";
import { readDate } from "#lib/metadata/read-date.ts";
import { hasProperty, nameWords, ownMarks, plainText } from "../own-marks.ts";

const DATE_WORD =
  /^(?:date|dates|dateline|datetime|time|timestamp|published|publish|pubdate|publishdate|published-?at|posted|datum|fecha|data)$/u;
const UPDATE_WORD = /^(?:updated?|modified|lastmod|changed)$/u;
const PUBLISHED_WORD = /^(?:published|publish|pubdate|publishdate|posted)$/u;
const LONGEST_LINE = 240;

/** The date of publication that stands at an article's heading, as the page writes it; not that of a change. */
export function markedDate(document: Document, language: string | undefined): string | undefined {
  const marks = ownMarks(document, isDateMark);
  const declared = marks.find(({ element }) => hasProperty(element, "datePublished"));
  if (declared !== undefined) return machineDate(declared.element) ?? plainText(declared.element);
  for (const { element, isNear, start, end } of marks) {
    const date = isNear && end - start <= LONGEST_LINE ? dateIn(element, language) : undefined;
    if (date !== undefined) return date;
  }
  return undefined;
}

function isDateMark(element: Element): boolean {
  if (element.localName === "time" || hasProperty(element, "datePublished")) return true;
  return nameWords(element).some((word) => DATE_WORD.test(word));
}

function machineDate(element: Element): string | undefined {
  return element.getAttribute("datetime") ?? element.getAttribute("content") ?? undefined;
}

function dateIn(element: Element, language: string | undefined): string | undefined {
  const text = plainText(element);
  const line = readDateLine(text, language);
  if (line?.published !== undefined && line.updated !== undefined) return line.published;
  if (line !== undefined && line.published === undefined) return undefined;
  if (isUpdate(element) || endsWithUpdateWord(textBefore(element))) return undefined;
  const value = machineDate(element);
  const isDate = value !== undefined && element.localName === "time" && readDate(value) !== undefined;
  return isDate ? value : line?.published;
}

function isUpdate(element: Element): boolean {
  const words = nameWords(element);
  if (hasProperty(element, "dateModified") && !hasProperty(element, "datePublished")) return true;
  return words.some((word) => UPDATE_WORD.test(word)) && !words.some((word) => PUBLISHED_WORD.test(word));
}

/** What stands before an element within its line. */
function textBefore(element: Element): string {
  const [inParent, outside] = [siblingText(element), element.parentElement];
  return inParent !== "" || outside === null || plainText(outside).length > LONGEST_LINE
    ? inParent
    : siblingText(outside);
}

function siblingText(element: Element): string {
  const before: string[] = [];
  for (let node = element.previousSibling; node !== null && before.length < 5; node = node.previousSibling)
    before.unshift(node.textContent ?? "");
  return before.join(" ").replace(/\s+/g, " ").trim();
}
