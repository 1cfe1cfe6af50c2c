import { parseHTML } from "linkedom";

/** A page as linkedom reads it, with the parts that a fragment lacks and all attributes' names in small letters. */
export function openPage(source: string): Document {
  const bare = source.replace(/^\s*<\?xml[^>]*\?>/, "");
  const document = parseHTML(withBody(bare)).document as unknown as Document;
  lowerAttributeNames(document);
  return document;
}

const HTML = /<html(?:\s[^<>]*)?>/i;
/** What stands in a page's head. */
const HEAD =
  /(?:\s+|<!--.*?-->|<!doctype[^<>]*>|<(?:meta|link|base)\b[^<>]*>|<(title|script|style)\b[^<>]*>.*?<\/\1\s*>)*/isy;

/** HTML lets a page leave out these elements' tags; linkedom finds no text but in a body that follows a head. */
function withBody(source: string): string {
  const whole = HTML.test(source) ? source : `<!doctype html><html>${source}</html>`;
  const top = HTML.exec(whole);
  const start = top === null ? 0 : top.index + top[0].length;
  const body = /<body[\s>]/i.exec(whole);
  const headEnd = /<\/head\s*>/i.exec(whole);
  const hasHead = headEnd !== null || /<head[\s>]/i.test(whole);
  if (body !== null) {
    const isBehind = body.index >= start;
    return hasHead || !isBehind ? whole : inserted(inserted(whole, body.index, "</head>"), start, "<head>");
  }
  if (headEnd !== null) return inserted(whole, headEnd.index + headEnd[0].length, "<body>");
  HEAD.lastIndex = start;
  const end = start + (HEAD.exec(whole)?.[0].length ?? 0);
  return inserted(inserted(whole, end, "</head><body>"), start, "<head>");
}

function inserted(text: string, at: number, part: string): string {
  return text.slice(0, at) + part + text.slice(at);
}

/** HTML does not tell `CLASS` from `class`; linkedom 0.18 does, and finds nothing by the former. */
function lowerAttributeNames(document: Document): void {
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) {
      const lower = name.toLowerCase();
      if (lower === name) continue;
      element.removeAttribute(name);
      if (!element.hasAttribute(lower)) element.setAttribute(lower, value);
    }
  }
}
