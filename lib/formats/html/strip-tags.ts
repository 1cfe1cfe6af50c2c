import { blockText } from "./block-text.ts";
import { openPage } from "./open-page.ts";

const NEVER_TEXT = ["script", "style", "template", "noscript", "svg", "head"];
const CLOSING =
  /<\/(?:p|div|li|tr|h[1-6]|section|article|blockquote)\s*>|<(?:br|hr|p|li|tr)\b[^<>]{0,1000}>/gi;

/** The text of markup by patterns alone, in time that grows with its length: for what no tree can be made of. */
export function stripTags(source: string): string {
  let plain = withoutRanges(source, "<!--", "-->");
  for (const name of NEVER_TEXT) plain = withoutElements(plain, name);
  plain = plain
    .replace(CLOSING, "\n\n")
    .replace(/<\/?[a-z][^<>]*>/gi, " ")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n\n")
    .trim();
  // What is left has references to characters at most, which the reader of pages knows all of.
  return blockText(openPage(`<pre>${plain.replaceAll("<", "&lt;")}</pre>`).body);
}

function withoutRanges(text: string, open: string, close: string): string {
  let kept = "";
  let at = 0;
  for (let start = text.indexOf(open); start >= 0; start = text.indexOf(open, at)) {
    const end = text.indexOf(close, start + open.length);
    if (end < 0) break;
    kept += `${text.slice(at, start)} `;
    at = end + close.length;
  }
  return kept + text.slice(at);
}

/** What has no end is left as it is. One look for all marks: a search for the end of each start could be quadratic. */
function withoutElements(text: string, name: string): string {
  let kept = "";
  let at = 0;
  let start = -1;
  for (const mark of text.matchAll(new RegExp(`<(/?)${name}(?![\\w-])(?:[^<>]*>)?`, "gi"))) {
    if (mark[1] === "") {
      if (start < 0) start = mark.index;
    } else if (start >= 0) {
      kept += `${text.slice(at, start)} `;
      at = mark.index + mark[0].length;
      start = -1;
    }
  }
  return kept + text.slice(at);
}
