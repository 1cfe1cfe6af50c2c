import { type SortedWords, wordAt, wordCountOf } from "./sorted-words.ts";

/**
 * Goes through several lists of words as one: calls `visit` with each different word in order, and its number in each
 * list, −1 where a list lacks it. `numbers` is valid during the call only.
 */
export function mergeSorted(
  lists: readonly SortedWords[],
  visit: (word: string, numbers: Int32Array) => void,
): void {
  const heads: (string | undefined)[] = lists.map((list) => wordIn(list, 0));
  const next = new Uint32Array(lists.length);
  const numbers = new Int32Array(lists.length);
  for (;;) {
    let first: string | undefined;
    for (const head of heads) if (head !== undefined && (first === undefined || head < first)) first = head;
    if (first === undefined) return;
    for (const [i, head] of heads.entries()) {
      numbers[i] = head === first ? (next[i] as number) : -1;
      if (head !== first) continue;
      next[i] = (next[i] as number) + 1;
      heads[i] = wordIn(lists[i] as SortedWords, next[i] as number);
    }
    visit(first, numbers);
  }
}

function wordIn(list: SortedWords, i: number): string | undefined {
  return i < wordCountOf(list) ? wordAt(list, i) : undefined;
}
