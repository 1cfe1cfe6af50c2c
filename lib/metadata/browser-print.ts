/** "https://courier.example/ferries 1/3", which browsers print at the foot of a page. */
const FOOT =
  /^(?:https?|file):\/\/\S+\s+(?:\|\s+)?\d{1,4}\s?\/\s?\d{1,4}$|^(?:https?|file):\/\/\S+$|^\d{1,4}\s?\/\s?\d{1,4}$/i;
/** "11/29/26, 7:22 PM Ferries sail again", at its head: the day and time of printing, then the page's title. */
const HEAD =
  /^\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4}\.?,?\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AP]\.?M\.?)?(?:\s.*)?$/iu;
const ADDRESS_WITH_PAGE = /^(?:https?|file):\/\/\S+\s+(?:\|\s+)?\d{1,4}\s?\/\s?\d{1,4}$/i;

/** Where a browser printed a page's title, address, page number and the day of printing, of lines in their order. */
export function browserPrintLines(lines: readonly string[]): Set<number> {
  const found = new Set<number>();
  const isPrinted = lines.some(
    (line, i) =>
      ADDRESS_WITH_PAGE.test(line) ||
      (/^(?:https?|file):\/\/\S+$/i.test(line) && /^\d+\s?\/\s?\d+$/.test(lines[i + 1] ?? "")),
  );
  if (!isPrinted) return found;
  for (const [i, line] of lines.entries()) if (FOOT.test(line) || HEAD.test(line)) found.add(i);
  return found;
}
