import type { SourceText } from "../source-text.ts";
import { blockText } from "./block-text.ts";
import { findArticle } from "./find-article.ts";
import { leftOutNote, regionsOf } from "./left-out-note.ts";
import { measureMarkup } from "./measure-markup.ts";
import { articleInJsonLd } from "./metadata/json-ld.ts";
import { describePage } from "./metadata/page-metadata.ts";
import { openPage } from "./open-page.ts";
import { noteStrikeOuts } from "./remove-strike-outs.ts";
import { stripTags } from "./strip-tags.ts";
import { depthOf } from "./walk-tree.ts";
import { writeAsSeen } from "./write-as-seen.ts";

/** Nested deeper, or larger, no page of a newspaper is; building a tree of it would take too long. */
const DEEPEST = 1500;
const MOST_TAGS = 150_000;
/** Readability's time grows with the cube of the depth; real pages are nested less than 50 deep. */
const DEEPEST_SEARCHED = 150;
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
  if (depthOf(document.body) > DEEPEST_SEARCHED) {
    return withoutTree(
      source,
      "its markup is nested too deeply to find the main text in: all of its text was taken",
    );
  }
  const found = describePage(document, source, notes);
  const described = articleInJsonLd(document)?.body;
  writeAsSeen(document);
  const all = { text: blockText(document.body), notes: noteStrikeOuts(document.body) };
  const regions = regionsOf(document.body);
  if (all.text === "" && described === undefined)
    return { ok: false, reason: "has no text: the page is empty without its scripts" };
  const main = tags > MOST_SEARCHED ? { text: "", notes: [] } : findArticle(document);
  const read = (text: string, more: readonly string[]): SourceText => ({
    ok: true,
    text,
    found,
    notes: [...notes, ...more, ...leftOutNote(regions, `${document.title} ${text}`)],
  });
  const size = main.text.length;
  const isWhole = size >= SHORTEST || (size > 0 && size >= all.text.length * LEAST_SHARE);
  if (described !== undefined && described.length > (isWhole ? MUCH_LONGER * size : size)) {
    return read(stripTags(described), []);
  }
  if (isWhole) return read(main.text, main.notes);
  return read(all.text, ["no article was found in the page: all of its text was taken", ...all.notes]);
}

function withoutTree(source: string, note: string): SourceText {
  const text = stripTags(source);
  return text === ""
    ? { ok: false, reason: "has no text: the page is empty without its scripts" }
    : { ok: true, text, found: [], notes: [note] };
}
