import type { PdfLine } from "./page-lines.ts";

/** Running titles stand among the first and last lines of a page. */
const AT_EDGE = 3;
const PAGE_NUMBER =
  /^[-–—|\s]*(?:(?:page|p\.) ?)?(?:\d{1,4}|[ivxl]{1,6})(?: ?(?:of|\/) ?\d{1,4})?[-–—|\s]*$/i;

/** What a browser prints at the top of each page, before its title, and at the bottom. */
const PRINTED_AT = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}(?: ?[AP]M)?(?=$| )/i;
const PRINTED_FROM =
  /^(?:\d{1,4}\/\d{1,4} ?\|? ?)?(?:https?|file|about|chrome):\S*(?: ?\|? ?\d{1,4}\/\d{1,4})?$/;

/** The pages without page numbers and without the headers and footers that most of them repeat. */
export function withoutRepeatedLines(pages: readonly PdfLine[][]): PdfLine[][] {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    const edges = new Set(edgeLines(lines).map((line) => likeness(line.text)));
    for (const edge of edges) counts.set(edge, (counts.get(edge) ?? 0) + 1);
  }
  // Odd and even pages may have headers of their own.
  const often = Math.max(2, Math.ceil(pages.length * 0.4));
  return pages.map((lines) => {
    const edges = new Set(edgeLines(lines));
    const byHeight = lines.toSorted((a, b) => b.y - a.y);
    const [top] = byHeight;
    const bottom = byHeight.at(-1);
    const outermost = new Set([top, bottom]);
    const isByBrowser = PRINTED_AT.test(top?.text ?? "") && PRINTED_FROM.test(bottom?.text ?? "");
    return lines.filter((line) => {
      if (outermost.has(line) && isByBrowser) return false;
      if (outermost.has(line) && PAGE_NUMBER.test(line.text)) return false;
      return !(edges.has(line) && (counts.get(likeness(line.text)) ?? 0) >= often);
    });
  });
}

function edgeLines(lines: readonly PdfLine[]): PdfLine[] {
  const byHeight = lines.toSorted((a, b) => b.y - a.y);
  return [...byHeight.slice(0, AT_EDGE), ...byHeight.slice(-AT_EDGE)];
}

/** Equal for lines that differ in their numbers alone. */
function likeness(text: string): string {
  return text.toLowerCase().replace(/\d+/g, "#").replace(/\s+/g, " ");
}
