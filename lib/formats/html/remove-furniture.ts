import { furnitureName } from "./furniture-name.ts";
import { readsAsArticle } from "./keep-article-blocks.ts";
import { proseOf } from "./prose-of.ts";

/** What holds more of the text than this is the article, whatever its class says. */
const LARGEST_SHARE = 0.3;

/** What the article itself may be in. */
const ARTICLE = "h1, article, main, [itemprop~=articleBody]";

/**
 * Takes sign-up boxes, share bars, related links, captions and the like out of a page, told by the words of their classes
 * and ids; and lists that are links and nothing else. Words that may be about a subject take nothing out that reads like
 * an article.
 */
export function removeFurniture(body: Element): void {
  const size = body.textContent?.length ?? 0;
  for (const element of [
    ...body.querySelectorAll("[class], [id], [role], [data-component], aside, figcaption"),
  ]) {
    if (!isFurniture(element) || (element.textContent?.length ?? 0) > size * LARGEST_SHARE) continue;
    if (element.localName !== "body" && element.querySelector(ARTICLE) === null) element.remove();
  }
  for (const list of [...body.querySelectorAll("ul, ol")]) {
    if (isListOfLinks(list)) list.remove();
  }
}

function isFurniture(element: Element): boolean {
  if (element.localName === "figcaption" || element.localName === "aside") return true;
  const name = furnitureName(element);
  if (name !== "hint") return name !== "none";
  return !/^h[1-6]$/.test(element.localName) && !readsAsArticle(proseOf(element));
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
