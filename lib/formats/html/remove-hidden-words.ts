import { isCompleteSentence } from "#lib/text/sentences.ts";
import { isBlock } from "./block-text.ts";
import type { PageStyles } from "./page-styles.ts";
import { namesOf, textAfter, textBefore } from "./text-beside.ts";
import { walkTree } from "./walk-tree.ts";

const TEXT = 3;

/** Names that style sheets of many makers give to words for screen readers. */
const READ_ALOUD =
  /^(?:[a-z]{1,4}-{1,2})?(?:sr|sr-only(?:-focusable)?|sronly|is-sr-only|show-for-sr|visually-?hidden|hidden-visually|hide-visually|is-visually-hidden|screen-?readers?(?:-only|-text|-content)?|for-screen-?readers?|a11y-(?:hidden|only|text|visually-hidden)|assistive(?:-text)?|element-invisible|accessib(?:le|ility|ly)-(?:hidden|text|hide)|audible|off-?screen)$/;
const TOOLTIP =
  /^(?:[a-z]+-)?tool-?tips?(?:_|-)*(?:text|content|inner|body|box|bubble|popup|message|panel|label)$/;
const ICON = /(?:^|-)(?:icons?|material-(?:icons|symbols)|fa|glyph|glyphicon)(?:$|-|_)/;
/** Cut to nothing, or far outside of the page. */
const CUT =
  /clip:rect\((?:[01]?(?:px)?[,)]?){4}|clip-path:(?:inset\((?:50|100|49)%|circle\(0|polygon\(0(?:px)?0)|(?:^|;)text-indent:-\d{3,}|(?:^|;)font-size:0(?:px|;|$)/;
const FAR =
  /(?:^|;)(?:left|top|right|margin-left|margin-top):-(?:\d{4,}(?:\.\d+)?(?:px)?|[5-9]\d\d(?:px)?|\d{2,}(?:\.\d+)?r?em|\d{3,}(?:vw|%))/;
const TINY = /(?:^|;)(?:max-)?(?:width|height):[01](?:px)?(?:;|!|$)/;
const UNSEEN = /(?:^|;)(?:display:none|visibility:(?:hidden|collapse))/;
/** What holds so much of the page's prose is the page behind an open window. */
const ARTICLE_SHARE = 0.6;
/** The same of what is marked as the article: the text of an open window may be long. */
const MARKED_SHARE = 0.2;
/** Text of a line that is long enough for a part of a sentence. */
const PROSE = 50;

/**
 * Takes out what a reader does not see: hidden elements, words for screen readers, tips that show under the pointer. What
 * is only hidden because a window stood open, or as a script had yet to show it, is the article and stays; so does what
 * only screen readers are told to skip.
 */
export function removeHiddenWords(body: Element, styles: PageStyles): void {
  const prose = proseIn(body);
  reveal(body);
  if (body.parentElement !== null) reveal(body.parentElement);
  for (const element of [...body.querySelectorAll("[hidden=until-found]")]) element.removeAttribute("hidden");
  for (const element of [
    ...body.querySelectorAll("[hidden], [aria-hidden], [style], [class], [role=tooltip], [popover]"),
  ]) {
    if (element.parentNode === null) continue;
    const kind = howHidden(element, styles);
    if (kind === "seen") continue;
    if (holdsArticle(element, prose)) openArticle(element);
    else if (kind === "to screen readers" && isRead(element)) element.removeAttribute("aria-hidden");
    else element.remove();
  }
}

function howHidden(element: Element, styles: PageStyles): "seen" | "hidden" | "to screen readers" {
  if (element.hasAttribute("hidden")) return "hidden";
  if (element.getAttribute("role") === "tooltip" || element.hasAttribute("popover")) return "hidden";
  if (namesOf(element).some((name) => READ_ALOUD.test(name) || TOOLTIP.test(name))) return "hidden";
  const style = styles.own(element);
  if (UNSEEN.test(style)) return "hidden";
  // By a style sheet's rule, which another may have overruled, only words within a line are hidden.
  const all = isBlock(element) ? style : styles.of(element);
  if (UNSEEN.test(all) || isCutAway(all)) return "hidden";
  return element.getAttribute("aria-hidden") === "true" ? "to screen readers" : "seen";
}

function isCutAway(style: string): boolean {
  if (!/clip|indent|position|font-size:0/.test(style)) return false;
  if (CUT.test(style)) return true;
  const isPlaced = /position:(?:absolute|fixed)/.test(style);
  return isPlaced && (FAR.test(style) || (TINY.test(style) && /overflow:hidden/.test(style)));
}

/** A reader sees it: words within a line, or a sentence. Menus and windows that are hidden this way are neither. */
function isRead(element: Element): boolean {
  const text = element.textContent?.trim() ?? "";
  if (!/[\p{L}\p{N}]/u.test(text) || namesOf(element).some((name) => ICON.test(name))) return false;
  if (element.closest("[role=dialog], [role=alertdialog], [role=menu], dialog, nav") !== null) return false;
  // A formula stands there twice, once for each.
  if (element.parentElement?.querySelector("math") != null) return false;
  if (isBlock(element))
    return isCompleteSentence(text) && element.querySelector("form, input, button") === null;
  if (element.localName === "a" || element.localName === "i" || element.localName === "svg") return false;
  return /[\p{L}\p{N}]/u.test(textBefore(element, 20) + textAfter(element, 20));
}

function holdsArticle(element: Element, prose: number): boolean {
  if (prose === 0) return false;
  const share = proseIn(element) / prose;
  return (
    share >= ARTICLE_SHARE || (share >= MARKED_SHARE && element.querySelector("h1, article, main") !== null)
  );
}

/** Shows what holds the article, and takes the windows away that stand before it. */
function openArticle(element: Element): void {
  reveal(element);
  if (element.querySelector("h1") === null) return;
  for (const sibling of [...(element.parentElement?.children ?? [])]) {
    const isWindow = /^(?:div|section|aside|form|dialog)$/.test(sibling.localName);
    if (sibling !== element && isWindow && sibling.querySelector("h1, article, main") === null)
      sibling.remove();
  }
}

function reveal(element: Element): void {
  element.removeAttribute("hidden");
  element.removeAttribute("aria-hidden");
  element.removeAttribute("popover");
  const style = element.getAttribute("style");
  if (style !== null) element.setAttribute("style", style.replace(/(?:display|visibility)\s*:[^;]*;?/gi, ""));
}

/** How many characters stand in lines that are long enough for prose. */
function proseIn(element: Element): number {
  let size = 0;
  walkTree(element, (node) => {
    const length = node.nodeType === TEXT ? (node.nodeValue ?? "").trim().length : 0;
    if (length >= PROSE) size += length;
    return true;
  });
  return size;
}
