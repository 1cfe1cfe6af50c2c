import { fillTables } from "./fill-tables.ts";
import { joinDropCaps } from "./join-drop-caps.ts";
import { PageStyles } from "./page-styles.ts";
import { removeHiddenWords } from "./remove-hidden-words.ts";
import { removeNoteLinks, setSideNotesApart } from "./remove-note-links.ts";
import { removeStrikeOuts } from "./remove-strike-outs.ts";
import { writeRaisedElements } from "./write-raised-elements.ts";

/**
 * Makes the text of a page's elements what a reader sees: without hidden and struck-out words and the marks of notes;
 * raised figures, first letters and the cells of tables as plain text has them. Changes the document.
 */
export function writeAsSeen(document: Document): void {
  const styles = new PageStyles(
    [...document.querySelectorAll("style")].map((sheet) => sheet.textContent ?? ""),
  );
  for (const element of [...document.querySelectorAll("script, style, template")]) element.remove();
  const { body } = document;
  removeHiddenWords(body, styles);
  removeStrikeOuts(body, styles);
  removeNoteLinks(body);
  setSideNotesApart(body);
  writeRaisedElements(body, styles);
  joinDropCaps(body, styles);
  fillTables(body);
}
