/**
 * For each UTF-16 unit of `value`, its offset in `source`, with the end offset last. `value` is what Markdown made of
 * `source.slice(start, end)`: the same characters in order, less escapes and line prefixes, with character references
 * decoded.
 */
export function alignOffsets(source: string, start: number, end: number, value: string): number[] {
  const offsets: number[] = [];
  let at = start;
  for (let index = 0; index < value.length; index++) {
    const reference = source[at] === "&" ? /^&#?\w{1,32};/.exec(source.slice(at, end)) : null;
    if (reference !== null && !source.startsWith(value.slice(index, index + reference[0].length), at)) {
      offsets.push(at);
      at += reference[0].length;
      continue;
    }
    const found = source.indexOf(value.charAt(index), at);
    if (found !== -1 && found < end) at = found;
    offsets.push(at);
    at = Math.min(at + 1, end);
  }
  offsets.push(Math.max(at, value.length === end - start ? end : at));
  return offsets;
}
