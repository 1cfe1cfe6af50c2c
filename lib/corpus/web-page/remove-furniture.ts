/**
 * Words of class names and ids that only stand on what surrounds an article. Whole words: "share" is one in
 * "article-share-bar" and none in "shareholders".
 */
const FURNITURE = new Set(
  "newsletter newsletters signup subscribe subscription promo promotion promotional related recirc recirculation recommended recommendations share sharing sharebar sharebuttons shareaholic sharedaddy addtoany addthis social caption captions wp-caption-text credit credits advert advertisement advertising adslot ad-slot sponsor sponsored taboola outbrain comments disqus tags taglist topics breadcrumb breadcrumbs trending popular mostread readmore jp-relatedposts cookie consent gdpr donate donation pullquote pull-quote toolbar authorbox author-bio authorbio bio inread inline-related more-on morefrom".split(
    " ",
  ),
);
/** What holds more of the text than this is the article, whatever its class says. */
const LARGEST_SHARE = 0.3;

/** What the article itself may be in. */
const ARTICLE = "h1, article, main, [itemprop~=articleBody]";

/**
 * Takes sign-up boxes, share bars, related links, captions and the like out of a page, told by the words of their classes
 * and ids; and lists that are links and nothing else.
 */
export function removeFurniture(body: Element): void {
  const size = body.textContent?.length ?? 0;
  for (const element of [
    ...body.querySelectorAll("[class], [id], [role], [data-component], aside, figcaption"),
  ]) {
    const isFurniture =
      element.localName === "figcaption" || element.localName === "aside" || hasFurnitureName(element);
    if (!isFurniture || (element.textContent?.length ?? 0) > size * LARGEST_SHARE) continue;
    if (element.localName !== "body" && element.querySelector(ARTICLE) === null) element.remove();
  }
  for (const list of [...body.querySelectorAll("ul, ol")]) {
    if (isListOfLinks(list)) list.remove();
  }
}

function hasFurnitureName(element: Element): boolean {
  const names = ["class", "id", "data-component", "role"]
    .map((attribute) => element.getAttribute(attribute)?.slice(0, 500) ?? "")
    .join(" ")
    .split(/\s+/);
  return names.some((name) => {
    const words = name
      .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
      .toLowerCase()
      .split(/[-_:]+/);
    return (
      FURNITURE.has(words.join("-")) ||
      words.some((word, i) => FURNITURE.has(word) || FURNITURE.has(`${word}-${words[i + 1]}`))
    );
  });
}

function isListOfLinks(list: Element): boolean {
  const items = [...list.querySelectorAll("li")];
  if (items.length < 2) return false;
  return items.every((item) => {
    const text = item.textContent?.trim() ?? "";
    const linked = [...item.querySelectorAll("a")].reduce(
      (sum, link) => sum + (link.textContent?.trim().length ?? 0),
      0,
    );
    return linked > 0 && linked >= text.length * 0.8;
  });
}
