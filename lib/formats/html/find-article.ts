import { Readability } from "@mozilla/readability";
import { blockText } from "./block-text.ts";
import { keepArticleBlocks } from "./keep-article-blocks.ts";
import { keepCorrections } from "./keep-corrections.ts";
import { removeByline } from "./remove-byline.ts";
import { removeFurniture } from "./remove-furniture.ts";
import { removePointers } from "./remove-pointers.ts";
import { noteStrikeOuts } from "./remove-strike-outs.ts";

/** The main text of a page, "" where there is none, and what is worth knowing about it. Changes the document. */
export function findArticle(document: Document): { text: string; notes: string[] } {
  const { body } = document;
  removePointers(body);
  removeByline(body);
  keepCorrections(body);
  keepArticleBlocks(body);
  removeFurniture(body);
  nameAnAuthor(document);
  const content = new Readability<Element>(document, {
    keepClasses: true,
    disableJSONLD: true,
    serializer: (node) => node as Element,
  }).parse()?.content;
  if (content === null || content === undefined) return { text: "", notes: [] };
  return { text: blockText(content, { withoutLinks: true }), notes: noteStrikeOuts(content) };
}

/** Readability takes the first element out whose class has "author" in it, unless the page's head names an author. */
function nameAnAuthor(document: Document): void {
  const meta = document.createElement("meta");
  meta.setAttribute("name", "author");
  meta.setAttribute("content", "-");
  (document.head ?? document.body).append(meta);
}
