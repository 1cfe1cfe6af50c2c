/**
 * True when one insertion, deletion, substitution or swap of neighbours, or nothing, turns one word into the other
 * (Damerau 1964). In UTF-16 code units.
 */
export function isWithinOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i++;
  if (long.length > short.length) return short.slice(i) === long.slice(i + 1);
  if (i === short.length) return true;
  return short.slice(i + 1) === long.slice(i + 1) || isSwapAt(i, short, long);
}

function isSwapAt(i: number, a: string, b: string): boolean {
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}
