import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import type { SourceText } from "../source-text.ts";
import { blockText } from "./block-text.ts";
import { articleInJsonLd } from "./json-ld.ts";
import { measureMarkup } from "./measure-markup.ts";
import { describePage } from "./page-metadata.ts";
import { removeFurniture } from "./remove-furniture.ts";

/** Nested deeper, or larger, no page of a newspaper is; building a tree of it would take too long. */
const DEEPEST = 1500;
const MOST_TAGS = 150_000;
/** The article is looked for in pages of up to so many elements; of larger ones all text is taken. */
const MOST_SEARCHED = 20_000;
/** An article found in the page is taken for one from this many characters on, or this share of all text. */
const SHORTEST = 250;
const LEAST_SHARE = 0.2;
/** From this multiple on, the article that JSON-LD holds is more than what the page shows of it. */
const MUCH_LONGER = 1.5;

/**
 * The article of a web page as a browser saves it: the main text by Readability, without the boxes and link lists within
 * it; where there is no such text, the article's body in JSON-LD; else all of the page's blocks. Nothing in the page is
 * run or fetched.
 */
export function readWebPage(source: string): SourceText {
  const { tags, depth } = measureMarkup(source);
  if (depth > DEEPEST || tags > MOST_TAGS) {
    const why = depth > DEEPEST ? "nested too deeply" : "too large";
    return withoutTree(source, `its markup is ${why} to find the main text in: all of its text was taken`);
  }
  try {
    return readTree(source, tags);
  } catch {
    return withoutTree(source, "its markup cannot be understood: all of its text was taken");
  }
}

function readTree(source: string, tags: number): SourceText {
  const notes: string[] = [];
  const document = openPage(source);
  const found = describePage(document, source, notes);
  const described = articleInJsonLd(document)?.body;
  const all = blockText(document.body);
  if (all === "" && described === undefined)
    return { ok: false, reason: "has no text: the page is empty without its scripts" };
  const main = tags > MOST_SEARCHED ? "" : mainText(document);
  const isWhole = main.length >= SHORTEST || (main !== "" && main.length >= all.length * LEAST_SHARE);
  if (described !== undefined && described.length > (isWhole ? MUCH_LONGER * main.length : main.length)) {
    return { ok: true, text: withoutTags(described), found, notes };
  }
  if (isWhole) return { ok: true, text: main, found, notes };
  notes.push("no article was found in the page: all of its text was taken");
  return { ok: true, text: all, found, notes };
}

/** A page as linkedom reads it, with the parts that a fragment lacks. */
export function openPage(source: string): Document {
  const bare = source.replace(/^\s*<\?xml[^>]*\?>/, "");
  return parseHTML(withBody(bare)).document as unknown as Document;
}

function withBody(source: string): string {
  if (/<body[\s>]/i.test(source)) return source;
  const top = /<\/head\s*>/i.exec(source) ?? /<html(?:\s[^>]*)?>/i.exec(source);
  if (top === null) return `<!doctype html><html><head></head><body>${source}</body></html>`;
  const at = top.index + top[0].length;
  return `${source.slice(0, at)}<body>${source.slice(at)}`;
}

/** Changes the document. */
function mainText(document: Document): string {
  removeFurniture(document.body);
  const article = new Readability<Element>(document, {
    keepClasses: true,
    disableJSONLD: true,
    serializer: (node) => node as Element,
  }).parse();
  const content = article?.content;
  if (content === null || content === undefined) return "";
  return blockText(content, { withoutLinks: true });
}

function withoutTree(source: string, note: string): SourceText {
  const text = withoutTags(source);
  return text === ""
    ? { ok: false, reason: "has no text: the page is empty without its scripts" }
    : { ok: true, text, found: [], notes: [note] };
}

const CLOSING =
  /<\/(?:p|div|li|tr|h[1-6]|section|article|blockquote)\s*>|<(?:br|hr|p|li|tr)\b[^<>]{0,1000}>/gi;

/** By patterns alone: for what is too deep or too large to be made a tree of. */
function withoutTags(source: string): string {
  const plain = source
    .replace(/<(script|style|template|noscript|svg|head)\b[\s\S]*?<\/\1\s*>/gi, " ")
    .replace(/<!--[\s\S]*?-->/g, " ")
    .replace(CLOSING, "\n\n")
    .replace(/<\/?[a-z][^<>]*>/gi, " ")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n\n")
    .trim();
  // What is left has references to characters at most, which the reader of pages knows all of.
  return blockText(openPage(`<pre>${plain.replaceAll("<", "&lt;")}</pre>`).body);
}
