import { blockText, isBlock, isDataTable } from "./block-text.ts";
import { type FurnitureName, furnitureName } from "./furniture-name.ts";
import { isSentence, type Prose, proseOf } from "./prose-of.ts";
import { namesOf } from "./text-beside.ts";

/** What Readability 0.6 takes a part of a page out for, by its class and id alone, wherever in a name it stands. */
const UNLUCKY =
  /-ad-|ai2html|banner|breadcrumbs|combx|comment|com-|community|contact|cover-wrap|disqus|extra|footer|gdpr|header|hidden|^hid$|legends|masthead|media|menu|meta|outbrain|promo|related|remark|replies|rss|scroll|share|shoutbox|shopping|sidebar|skyscraper|social|sponsor|supplemental|tags|ad-break|agegate|pagination|pager|popup|widget|yom-remote/i;
const UNLUCKY_ROLE = /^(?:complementary|alert)$/;
/** A paragraph of the article, beside which a box is taken for a part of it. */
const SHORTEST_PARAGRAPH = 40;
const LONGEST_PARAGRAPH = 3000;
/** A box stands alone in its wrappers, so many at most. */
const MOST_WRAPPERS = 4;
/** So many neighbours are looked at on either side. */
const MOST_NEIGHBOURS = 6;
/** A line below a picture with a name like "credit" is no longer than this. */
const LONGEST_CREDIT = 250;
const MOST_LINKED = 0.25;
/** Share of a paragraph in links, from which on it passes for a list of them. */
const LINKED = 0.8;
const LEAST_IN_SENTENCES = 0.5;
const BOXES = "aside, footer, header, [class], [id], [role]";
const WITHIN_ARTICLE = "article, main, [itemprop~=articleBody], [role=main]";

/**
 * Makes the parts of an article that look like a page's furniture by their name or element alone into plain sections,
 * which Readability leaves where they are: what stands between the paragraphs and holds whole sentences with few links.
 * A word in a name is a hint; what an element holds decides.
 */
export function keepArticleBlocks(body: Element): void {
  for (const list of [...body.querySelectorAll("ul, ol")]) if (isList(list)) keep(list, true);
  for (const paragraph of [...body.querySelectorAll("p, div")])
    if (isLinkedSentence(paragraph)) unlink(paragraph);
  for (const element of [...body.querySelectorAll(BOXES)]) {
    if (element.parentNode === null || !isBlock(element) || !isUnlucky(element)) continue;
    const name = furnitureName(element);
    if (name === "sure" || holdsArticle(element)) continue;
    if (/^h[1-6]$/.test(element.localName) ? isOwnHeading(element, name) : isOwnBox(element, name))
      keep(element, false);
  }
  for (const table of [...body.querySelectorAll("table")]) {
    if (isDataTable(table) && table.querySelectorAll("tr").length > 1 && isInFlow(table))
      table.setAttribute("summary", "data");
  }
}

function isUnlucky(element: Element): boolean {
  if (element.localName === "aside" || element.localName === "footer") return true;
  if (UNLUCKY_ROLE.test(element.getAttribute("role") ?? "")) return true;
  return namesOf(element).some((name) => UNLUCKY.test(name)) || furnitureName(element) !== "none";
}

function holdsArticle(element: Element): boolean {
  return element.querySelector("h1, article, main, [itemprop~=articleBody]") !== null;
}

/** A heading with a name of more than such words, most often made of the heading itself. */
function isOwnHeading(heading: Element, name: FurnitureName): boolean {
  if (heading.querySelector("figure, div, p, ul, img") !== null) return false;
  return (
    (name === "hint" || name === "none") &&
    heading.querySelector("a[href]:not([href^='#'])") === null &&
    isInFlow(heading)
  );
}

function isOwnBox(element: Element, name: FurnitureName): boolean {
  if (!isInFlow(element) && !(name === "hint" && isSectionAmongSections(element))) return false;
  const prose = proseOf(element);
  if (prose.size < LONGEST_CREDIT && name !== "none" && isPicture(element.previousElementSibling))
    return false;
  if (readsAsArticle(prose)) return true;
  return name === "none" && prose.linked < 0.05 && !prose.hasForm && !prose.addresses && holdsFacts(element);
}

function isPicture(element: Element | null): boolean {
  return (
    element !== null &&
    (element.matches("img, picture, figure, video") || element.querySelector("img") !== null)
  );
}

/** A list or a table with figures, of more than labels. */
function holdsFacts(element: Element): boolean {
  const facts = [...element.querySelectorAll("li, dd, tr")];
  const isMore = (fact: Element) =>
    fact.children.length > 1 || /\S\s+\S/.test(fact.textContent?.trim() ?? "");
  return facts.length >= 2 && facts.every(isMore) && /\d/.test(element.textContent ?? "");
}

/** Whole sentences with few links, and nothing that asks the reader for something. */
export function readsAsArticle({ linked, inSentences, sentences, hasForm, addresses }: Prose): boolean {
  return (
    sentences > 0 && inSentences >= LEAST_IN_SENTENCES && linked <= MOST_LINKED && !hasForm && !addresses
  );
}

/** Beside a paragraph of running text, alone or alone in its wrappers. */
function isInFlow(element: Element): boolean {
  let box = element;
  for (let i = 0; i < MOST_WRAPPERS; i++) {
    const neighbours = neighboursOf(box);
    if (neighbours.length > 0) return neighbours.some(isParagraph);
    const parent = box.parentElement;
    if (parent === null || parent.localName === "body") return false;
    box = parent;
  }
  return false;
}

function neighboursOf(element: Element): Element[] {
  const found: Element[] = [];
  let before = element.previousElementSibling;
  let after = element.nextElementSibling;
  for (let i = 0; i < MOST_NEIGHBOURS; i++) {
    if (before !== null) found.push(before);
    if (after !== null) found.push(after);
    before = before?.previousElementSibling ?? null;
    after = after?.nextElementSibling ?? null;
  }
  return found;
}

/** A sentence or more of running text, in an element of its own. */
export function isParagraph(element: Element | null): boolean {
  if (element === null || (element.localName !== "p" && element.localName !== "div")) return false;
  const text = element.textContent?.trim() ?? "";
  if (text.length < SHORTEST_PARAGRAPH || text.length > LONGEST_PARAGRAPH) return false;
  if (element.localName === "div" && element.querySelectorAll("p, div, ul, ol, h2, h3").length > 1)
    return false;
  return isSentence(text.replace(/\s+/g, " ")) && furnitureName(element) === "none";
}

function isSectionAmongSections(element: Element): boolean {
  if (element.closest(WITHIN_ARTICLE) === null) return false;
  return [element.previousElementSibling, element.nextElementSibling].some(
    (sibling) =>
      sibling !== null && sibling.localName === element.localName && readsAsArticle(proseOf(sibling)),
  );
}

/** Linked items that are sentences, or that the sentence above announces. */
function isList(list: Element): boolean {
  const items = [...list.children].filter((child) => child.localName === "li");
  if (items.length < 2 || list.querySelector("a[href]") === null || furnitureName(list) !== "none")
    return false;
  if (!isInFlow(list)) return false;
  const texts = items.map((item) => blockText(item));
  if (texts.some((text) => text.includes("\n"))) return false;
  if (texts.every(isSentence)) return true;
  const above = list.previousElementSibling;
  const lead = above?.textContent?.trim() ?? "";
  return lead.endsWith(":") && lead.length >= SHORTEST_PARAGRAPH && above?.querySelector("a[href]") === null;
}

function isLinkedSentence(paragraph: Element): boolean {
  const link = paragraph.querySelector("a[href]");
  if (link === null || (link.textContent ?? "").length < SHORTEST_PARAGRAPH / 2) return false;
  if (paragraph.localName === "div" && [...paragraph.querySelectorAll("*")].some(isBlock)) return false;
  const text = blockText(paragraph);
  return linkedLength(paragraph) > text.length * LINKED && isSentence(text) && isInFlow(paragraph);
}

function linkedLength(element: Element): number {
  return [...element.querySelectorAll("a")].reduce((sum, link) => sum + (link.textContent?.length ?? 0), 0);
}

function unlink(element: Element): void {
  for (const link of [...element.querySelectorAll("a")]) link.replaceWith(...link.childNodes);
}

/** As a section without a name; the links of a list are unmade, or it would pass for a list of other articles. */
function keep(element: Element, withoutLinks: boolean): void {
  if (withoutLinks) unlink(element);
  for (const attribute of ["class", "id", "role", "data-component", "itemprop", "rel"])
    element.removeAttribute(attribute);
  if (/^(?:p|h[1-6]|table|tr|td|th|li|blockquote|pre)$/.test(element.localName)) return;
  const section = element.ownerDocument.createElement("section");
  section.append(...element.childNodes);
  element.replaceWith(section);
}
