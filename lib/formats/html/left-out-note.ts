import { isBlock, isSkipped } from "./block-text.ts";
import { namesOf } from "./text-beside.ts";
import { walkTree } from "./walk-tree.ts";

const ELEMENT = 1;
const TEXT = 3;
/** From this share of the page's visible words on, what was left out of the article is told. */
const TOLD_SHARE = 0.2;
/** A page with fewer words than this left out has lost a line or two. */
const FEWEST_WORDS = 20;

type Kind = keyof typeof KINDS;
/** What a page has beside its article: in words, one and several of it. */
const KINDS = {
  comments: ["a comment section", "comment sections"],
  signUp: ["a sign-up box", "sign-up boxes"],
  notice: ["a cookie notice", "cookie notices"],
  share: ["a share bar", "share bars"],
  advert: ["an advertisement", "advertisements"],
  captions: ["a picture's caption", "pictures' captions"],
  links: ["a link list", "link lists"],
  side: ["a box beside the text", "boxes beside the text"],
  other: ["other text", "other text"],
} as const;

const NAMES: [RegExp, Kind][] = [
  [/^(?:comments?|disqus|respond|discussion)$/, "comments"],
  [/^(?:newsletters?|signup|subscribe|subscription|paywall|login|register|donate|donation)$/, "signUp"],
  [/^(?:cookies?|consent|gdpr)$/, "notice"],
  [/^(?:share|sharing|social|sharedaddy|addtoany)$/, "share"],
  [/^(?:ads?|advert|advertisement|advertising|sponsored|promo|taboola|outbrain)$/, "advert"],
  [/^(?:captions?|credits?)$/, "captions"],
  [
    /^(?:related|recommended|popular|trending|mostread|readmore|recirc|tags|topics|breadcrumbs?|menu|nav|navigation)$/,
    "links",
  ],
  [/^(?:sidebar|aside|rail)$/, "side"],
];

type Region = { kind: Kind; words: string[] };

/** The visible text of a page by the boxes it stands in; taken before anything is left out. */
export type PageRegions = readonly Region[];

export function regionsOf(body: Element): PageRegions {
  const rest: Region = { kind: "other", words: [] };
  const regions = [rest];
  const within: (Region | undefined)[] = [];
  let current = rest;
  let text = "";
  const flush = () => {
    current.words.push(...wordsOf(text));
    text = "";
  };
  walkTree(
    body,
    (node) => {
      if (node.nodeType === TEXT) text += node.nodeValue ?? "";
      if (node.nodeType !== ELEMENT) return false;
      const element = node as Element;
      if (isBlock(element)) text += " ";
      within.push(undefined);
      if ((isSkipped(element) && element.localName !== "figcaption") || isFrame(element)) return false;
      const kind = current === rest && element !== body ? kindOf(element) : undefined;
      if (kind === undefined) return true;
      flush();
      current = { kind, words: [] };
      regions.push(current);
      within[within.length - 1] = current;
      return true;
    },
    (node) => {
      if (node.nodeType !== ELEMENT) return;
      if (isBlock(node as Element)) text += " ";
      if (within.pop() === undefined) return;
      flush();
      current = rest;
    },
  );
  flush();
  return regions;
}

/** The head and the foot that all pages of a site have. */
function isFrame(element: Element): boolean {
  const isFrameElement = element.localName === "header" || element.localName === "footer";
  return (
    isFrameElement &&
    element.querySelector("h1, article") === null &&
    element.closest("article, main") === null
  );
}

function kindOf(element: Element): Kind | undefined {
  if (!isBlock(element)) return undefined;
  const kind = element.localName === "figcaption" ? "captions" : kindByName(element);
  return kind === undefined || element.querySelector("h1, article, main") !== null ? undefined : kind;
}

function kindByName(element: Element): Kind | undefined {
  if (element.localName === "aside") return "side";
  const words = namesOf(element).flatMap((name) => name.split(/[-_:]+/));
  const named = NAMES.find(([pattern]) => words.some((word) => pattern.test(word)))?.[1];
  if (named !== undefined) return named;
  return /^[uo]l$/.test(element.localName) && isMostlyLinks(element) ? "links" : undefined;
}

function isMostlyLinks(list: Element): boolean {
  const links = [...list.querySelectorAll("a[href]")];
  const linked = links.reduce((sum, link) => sum + (link.textContent?.trim().length ?? 0), 0);
  return links.length >= 3 && linked > (list.textContent?.replace(/\s+/g, " ").length ?? 0) * 0.6;
}

/**
 * What of a page's visible text an article lacks, in words: how much and which boxes. None where it is less than a
 * fifth.
 */
export function leftOutNote(regions: PageRegions, article: string): string[] {
  const taken = new Map<string, number>();
  for (const word of wordsOf(article)) taken.set(word, (taken.get(word) ?? 0) + 1);
  let all = 0;
  let left = 0;
  const boxes = new Map<Kind, { count: number; words: number }>();
  for (const { kind, words } of regions) {
    const missing = words.filter((word) => !take(taken, word)).length;
    all += words.length;
    left += missing;
    if (missing < (kind === "other" ? FEWEST_WORDS : words.length / 2) || missing === 0) continue;
    const box = boxes.get(kind) ?? { count: 0, words: 0 };
    boxes.set(kind, { count: box.count + 1, words: box.words + missing });
  }
  if (left < FEWEST_WORDS || left < all * TOLD_SHARE) return [];
  const largest = [...boxes].sort(([, a], [, b]) => b.words - a.words);
  const named = largest.map(([kind, { count }]) =>
    count === 1 ? KINDS[kind][0] : `${count} ${KINDS[kind][1]}`,
  );
  const what = named.length === 0 ? "" : `: ${named.join(", ")}`;
  return [`${shareInWords(left / all)} of the page's visible text was left out${what}`];
}

/** True when the article has the word once more. */
function take(words: Map<string, number>, word: string): boolean {
  const count = words.get(word) ?? 0;
  if (count > 0) words.set(word, count - 1);
  return count > 0;
}

const SHARES: [number, string][] = [
  [0.22, "a fifth"],
  [0.29, "a quarter"],
  [0.42, "a third"],
  [0.58, "half"],
  [0.71, "two thirds"],
  [0.85, "three quarters"],
];

function shareInWords(share: number): string {
  return SHARES.find(([most]) => share <= most)?.[1] ?? "nearly all";
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
