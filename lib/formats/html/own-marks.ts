/** Elements and parts of names that stand around an article, or for other articles beside it. */
const ELSEWHERE_ELEMENTS = new Set(
  "aside nav blockquote figure figcaption form dialog select template".split(" "),
);
const ELSEWHERE_WORDS = new Set(
  "comment comments commenter reply replies response responses respond disqus discussion related recommended recommendations recirc recirculation sidebar rail teaser teasers promo promos trending popular mostread mostpopular morefrom readmore widget widgets latest carousel card cards newsletter ad ads advert advertisement sponsored sponsor menu nav footer copyright gallery caption credit photo photographer image review reviews quote pullquote tweet".split(
    " ",
  ),
);
const ELSEWHERE_ROLES = /^(?:complementary|navigation|contentinfo|search|banner|dialog)$/;
/** In characters of text: a byline stands so near to its heading; a box of another story is so short. */
const NEAR = 400;
const SMALL_BOX = 400;
const LONG_LINK_WORDS = 4;
const LONG_LIST = 300;
const OWN_TEXT = 40;
/** More marks than this no single article has. */
const MOST_MARKS = 300;

const ELEMENT = 1;
const TEXT = 3;
const UNREAD = new Set(["script", "style", "noscript", "template"]);

/** An element that says something of the page's own article; `isNear` its heading, or only somewhere in the article. */
export type OwnMark = { element: Element; isNear: boolean; start: number; end: number };

/**
 * The elements that `isMark` chooses, without those of comments, boxes of other stories, side bars and captions: what
 * stands near the article's heading first. Told by the elements, the words of their names and what stands beside them.
 */
export function ownMarks(document: Document, isMark: (element: Element) => boolean): OwnMark[] {
  const heading = mainHeading(document);
  const places = placesIn(document.body);
  const at = heading === undefined ? undefined : places.get(heading);
  const aroundHeading = heading === undefined ? new Set<Element>() : new Set(ancestorsOf(heading));
  // What stands below the heading comes before what stands above it.
  const below: OwnMark[] = [];
  const above: OwnMark[] = [];
  const far: OwnMark[] = [];
  let looked = 0;
  for (const [element, { start, end }] of places) {
    if (aroundHeading.has(element) || !isMark(element)) continue;
    if (++looked > MOST_MARKS) break;
    const isNear = start <= (at?.end ?? 0) + NEAR && end >= (at?.start ?? 0) - NEAR;
    if (!isOwn(element, { aroundHeading, isNear, places })) continue;
    (!isNear ? far : start < (at?.start ?? 0) ? above : below).push({ element, isNear, start, end });
  }
  return [...below, ...above, ...far];
}

/** With the element itself. */
function ancestorsOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let one: Element | null = element; one !== null; one = one.parentElement) found.push(one);
  return found;
}

/** Words of an element's names: "c-byline__name" and "articleByline" have "byline". */
export function nameWords(element: Element): string[] {
  if (element.attributes.length === 0) return [];
  return ["class", "id", "data-testid", "data-qa", "data-component", "data-element"]
    .map((attribute) => element.getAttribute(attribute)?.slice(0, 500) ?? "")
    .join(" ")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/\bby[-_]line/g, "byline")
    .split(/[^\p{L}\p{N}]+/u);
}

export function hasProperty(element: Element, name: string): boolean {
  return (element.getAttribute("itemprop") ?? "").toLowerCase().split(/\s+/).includes(name.toLowerCase());
}

/** The text of a small element, with single spaces. */
export function plainText(element: Element): string {
  return plain(element.textContent);
}

function mainHeading(document: Document): Element | undefined {
  const headings = [...document.querySelectorAll("h1")];
  if (headings.length === 1) return headings[0];
  const title = plain(
    document.querySelector('meta[property="og:title"]')?.getAttribute("content") ?? document.title,
  );
  const isTitle = (heading: Element) => {
    const text = plain(heading.textContent);
    return text.length > 5 && (title.includes(text) || text.includes(title));
  };
  const [named] = title === "" ? [] : [...headings, ...document.querySelectorAll("h2")].filter(isTitle);
  return named ?? headings[0];
}

function plain(text: string | null): string {
  return (text ?? "").replace(/\s+/g, " ").trim();
}

type Places = Map<Element, { start: number; end: number }>;

/** Where elements stand in the page's text. Without recursion: a page may be nested as deep as it likes. */
function placesIn(root: Element): Places {
  const places: Places = new Map();
  let length = 0;
  let node: Node | null = root;
  while (node !== null) {
    const element: Element | undefined = node.nodeType === ELEMENT ? (node as Element) : undefined;
    if (node.nodeType === TEXT) length += node.nodeValue?.trim().length ?? 0;
    if (element !== undefined) places.set(element, { start: length, end: length });
    if (element !== undefined && !UNREAD.has(element.localName) && node.firstChild !== null) {
      node = node.firstChild;
      continue;
    }
    while (node !== null) {
      const place = node.nodeType === ELEMENT ? places.get(node as Element) : undefined;
      if (place !== undefined) place.end = length;
      if (node === root) return places;
      if (node.nextSibling !== null) {
        node = node.nextSibling;
        break;
      }
      node = node.parentNode;
    }
  }
  return places;
}

type Surroundings = { aroundHeading: ReadonlySet<Element>; isNear: boolean; places: Places };

function isOwn(mark: Element, { aroundHeading, isNear, places }: Surroundings): boolean {
  let element: Element | null = mark;
  while (element !== null && element.localName !== "body" && !aroundHeading.has(element)) {
    const place = places.get(element);
    const size = place === undefined ? 0 : place.end - place.start;
    if (isElsewhere(element) || isBoxOfOther(element, mark, size, isNear)) return false;
    // In a list, a name with a text of its own is that text's.
    const own = places.get(mark);
    if (element.localName === "li" && own !== undefined && size > own.end - own.start + OWN_TEXT)
      return false;
    element = element.parentElement;
  }
  // Far below, only what the article's own element holds.
  return isNear || (element !== null && element.closest("article, main, [itemprop~=articleBody]") !== null);
}

function isElsewhere(element: Element): boolean {
  if (ELSEWHERE_ELEMENTS.has(element.localName)) return true;
  if (ELSEWHERE_ROLES.test(element.getAttribute("role") ?? "")) return true;
  if (/(?:^|\s)(?:comment|review|hasPart|image)(?:\s|$)/i.test(element.getAttribute("itemprop") ?? ""))
    return true;
  if (
    /\/(?:Comment|Review|UserComments|ImageObject|VideoObject)$/i.test(element.getAttribute("itemtype") ?? "")
  )
    return true;
  if (element.localName === "article") return true;
  return nameWords(element).some((word) => ELSEWHERE_WORDS.has(word));
}

/** A short box with a heading or a headline's link of its own is another story's; so is an item of a long list. */
function isBoxOfOther(element: Element, mark: Element, size: number, isNear: boolean): boolean {
  if ((element.localName === "ul" || element.localName === "ol") && size > LONG_LIST) return true;
  if (element === mark || size > SMALL_BOX) return false;
  if (element.querySelector("h2, h3, h4, h5, h6") !== null) return true;
  return [...element.querySelectorAll("a[href]")].some((link) => {
    if (mark.contains(link) || link.contains(mark)) return false;
    return plain(link.textContent).split(" ").length >= (isNear ? LONG_LINK_WORDS : 2);
  });
}
