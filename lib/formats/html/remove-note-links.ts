import { scriptText } from "../script-text.ts";
import { isBlock } from "./block-text.ts";
import { blockAround, namesOf, textAfter, textBefore } from "./text-beside.ts";

const NOTE_FRAGMENT =
  /^_?(?:cite|foot-?note|end-?note|fn|ftn|edn|sdfootnote|sdendnote|note|ref|reference)(?:ref|s|anchor|sym|anc|_ref|_note)?(?:[-_:.\d]|$)/i;
const NOTE_NAME =
  /(?:^|-)(?:footnotes?|endnotes?|sidenotes?|noteref|fnref|cite-ref)(?:$|[-_])|^(?:fn|reference|msofootnotereference|sdfootnoteanc|sdendnoteanc)$/;
const NOTE_ROLE = /\b(?:doc-noteref|doc-backlink)\b|\bnoteref\b/;
const BACK_NAME = /(?:^|-)(?:back-?link|back-?ref|reversefootnote|fn-back)(?:$|[-_])/;
const BACK_TEXT =
  /^(?:jump (?:up|back)(?: to)?:?|back(?: to (?:the )?(?:text|content|article))?|return(?: to (?:the )?text)?)$/i;
/** "3", "[3]", "(3)", "3,", "a", "[note 3]", "*". */
const MARK = /^[[(]?\s?(?:(?:note|nb|fn|n\.)\s)?(?:\d{1,3}|\p{L}|[ivx]{1,5}|[*†‡§¶]{1,3})\s?[\])]?[.,;]?$/iu;
/** A raised text of so many letters and more than one word is a note itself and no mark of one. */
const LONG_RAISED = 10;
const BRACKETED_MARK = /^\[.*\]$/;

/** Takes out what leads from a text to its notes and back: linked numbers and signs, brackets around them included. */
export function removeNoteLinks(body: Element): void {
  for (const element of [...body.querySelectorAll("[class], [role]")]) {
    if (isBackLinkBox(element)) element.remove();
  }
  for (const raised of [...body.querySelectorAll("sup[class]")]) {
    const isShort = (raised.textContent?.trim().length ?? 0) < LONG_RAISED;
    if (isShort && namesOf(raised).some((name) => NOTE_NAME.test(name))) raised.remove();
  }
  for (const link of [...body.querySelectorAll("a[href]")]) {
    if (!isNoteLink(link)) continue;
    const raised = link.closest("sup");
    if (raised !== null && isMarks(raised)) raised.remove();
    else removeWithBrackets(link);
  }
}

/** "^ a b", "↩", "Jump up": a heading may lead back to its table of contents, too. */
function isBackLinkBox(element: Element): boolean {
  const text = element.textContent?.trim() ?? "";
  if (text.length > 60 || isBlock(element)) return false;
  const isMarks = text.split(/\s+/).every((word) => word.length <= 2);
  if (!isMarks && !BACK_TEXT.test(text)) return false;
  const isBack = /doc-backlink/.test(element.getAttribute("role") ?? "");
  return isBack || namesOf(element).some((name) => BACK_NAME.test(name));
}

function isNoteLink(link: Element): boolean {
  const fragment = /#(.*)$/.exec(link.getAttribute("href") ?? "")?.[1];
  const text = link.textContent?.replace(/\s+|\ufe0e|\ufe0f/g, " ").trim() ?? "";
  if (fragment === undefined || text.length > 30) return false;
  // "↑", "^", "↩", "#", "¶": no word of the article is a link without letters or digits.
  if (!/[\p{L}\p{N}]/u.test(text)) return text !== "";
  const isHinted = NOTE_FRAGMENT.test(fragment) || isNamedNote(link);
  if (isHinted && BACK_TEXT.test(text)) return true;
  if (!MARK.test(text)) return false;
  const isRaised = link.closest("sup") !== null || link.querySelector("sup")?.textContent?.trim() === text;
  const isShut =
    BRACKETED_MARK.test(text) || (/\[\s?$/.test(textBefore(link, 2)) && /^\s?\]/.test(textAfter(link, 2)));
  return isHinted || isRaised || isShut;
}

function isNamedNote(link: Element): boolean {
  const around = [link, link.parentElement, link.firstElementChild].filter((one) => one !== null);
  return around.some(
    (one) =>
      !isBlock(one) &&
      (namesOf(one).some((name) => NOTE_NAME.test(name)) ||
        NOTE_ROLE.test(
          `${one.getAttribute("role") ?? ""} ${one.getAttribute("epub:type") ?? ""} ${one.getAttribute("rel") ?? ""}`,
        )),
  );
}

/** Nothing but marks: "[1, 2]". */
function isMarks(raised: Element): boolean {
  const text = raised.textContent?.trim() ?? "";
  return MARK.test(text) || scriptText({ text, place: "raised", before: "word", after: "" }) === "";
}

function removeWithBrackets(link: Element): void {
  const before = link.previousSibling;
  const after = link.nextSibling;
  const opens = before?.nodeType === 3 && /\[\s?$/.test(before.nodeValue ?? "");
  const closes = after?.nodeType === 3 && /^\s?\]/.test(after.nodeValue ?? "");
  if (opens && closes) {
    before.nodeValue = (before.nodeValue ?? "").replace(/\[\s?$/, "");
    after.nodeValue = (after.nodeValue ?? "").replace(/^\s?\]/, "");
  }
  // "1. Figures of the port office": the stop belongs to the number.
  if (after?.nodeType === 3 && textBefore(link, 2).trim() === "") {
    after.nodeValue = (after.nodeValue ?? "").replace(/^\s?[.:)](?=\s)/, "");
  }
  link.remove();
}

const SIDE_NOTE =
  /^(?:[a-z]+-)*(?:side-?note|margin-?note|foot-?note|end-?note)(?:s|__?(?:note|content|text|body)|-(?:text|content|body|popup|popover|tooltip|inline))*$/;
const SIDE_NOTE_ROLE = /^(?:note|doc-footnote|doc-endnote)$/;

/** Sets notes that a page shows beside a sentence, and has within it, apart: a block of their own after the sentence's. */
export function setSideNotesApart(body: Element): void {
  const notes = [...body.querySelectorAll("sup, span, small, aside, label, div, em, i")].filter(isSideNote);
  for (const note of notes) {
    const block = blockAround(note);
    const text = note.textContent?.trim() ?? "";
    note.remove();
    if (block === null || text === "") continue;
    const paragraph = body.ownerDocument.createElement("p");
    paragraph.textContent = text;
    if (block.localName === "p") block.after(paragraph);
    else block.append(paragraph);
  }
}

function isSideNote(element: Element): boolean {
  if (element.localName === "sup") {
    const text = element.textContent?.trim() ?? "";
    return text.length >= LONG_RAISED && !BRACKETED_MARK.test(text) && /\p{L}{2}\S*\s/u.test(text);
  }
  const isNamed =
    namesOf(element).some((name) => SIDE_NOTE.test(name)) ||
    SIDE_NOTE_ROLE.test(element.getAttribute("role") ?? "");
  if (!isNamed || element.closest("sup") !== null) return false;
  return (
    (textBefore(element, 8) + textAfter(element, 8)).trim() !== "" &&
    element.parentElement?.localName !== "body"
  );
}
