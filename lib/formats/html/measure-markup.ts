/** Elements without an end, and those whose end may be left out: they say nothing about how deep a page is. */
const UNCOUNTED = new Set(
  "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option optgroup colgroup html head body".split(
    " ",
  ),
);

/** How many start tags a page has, and how deep they are nested at most; in one pass, without building a tree. */
export function measureMarkup(source: string): { tags: number; depth: number } {
  let tags = 0;
  let depth = 0;
  let deepest = 0;
  for (const [, slash, name = ""] of source.matchAll(/<(\/?)([a-z][a-z0-9:-]{0,40})/gi)) {
    if (slash === "") tags++;
    if (UNCOUNTED.has(name.toLowerCase())) continue;
    depth = slash === "" ? depth + 1 : Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth);
  }
  return { tags, depth: deepest };
}
