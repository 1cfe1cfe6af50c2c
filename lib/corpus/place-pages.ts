type Page = { start: number; number: number };

/**
 * Where pages start in a cleaned text. Cleaning leaves whole paragraphs of `before`, or their ends, in order; a page
 * whose first words went starts with what is left of it, and one that has nothing left is no more.
 */
export function placePages(before: string, pages: readonly Page[], after: string): Page[] {
  const paragraphs = spansOf(before);
  const placed: Page[] = [];
  let from = 0;
  let nextPage = 0;
  for (const kept of spansOf(after)) {
    const words = after.slice(kept.start, kept.end);
    let at = paragraphs.findIndex((one, i) => i >= from && before.slice(one.start, one.end) === words);
    if (at < 0)
      at = paragraphs.findIndex((one, i) => i >= from && before.slice(one.start, one.end).endsWith(words));
    const origin = paragraphs[at];
    if (origin === undefined) continue;
    from = at + 1;
    // How far the paragraph has moved: what was cut off its front is gone.
    const shift = kept.end - origin.end;
    for (; nextPage < pages.length; nextPage++) {
      const page = pages[nextPage];
      if (page === undefined || page.start >= origin.end) break;
      placed.push({ start: Math.max(kept.start, page.start + shift), number: page.number });
    }
  }
  // Of several pages at one place, all but the last have nothing left.
  return placed.filter((page, i) => page.start !== placed[i + 1]?.start);
}

function spansOf(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/[^\n]+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
