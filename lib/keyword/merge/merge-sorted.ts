import { compareWords, type SortedWords, wordCountOf } from "../sorted-words.ts";

/**
 * Goes through several lists of words as one: calls `visit` for each different word, in order, with its number in each
 * list, −1 where a list lacks it. `first`: the first list that has it. `numbers` is valid during the call only.
 */
export function mergeSorted(
  lists: readonly SortedWords[],
  visit: (numbers: Int32Array, first: number) => void,
): void {
  const next = new Uint32Array(lists.length);
  const numbers = new Int32Array(lists.length);
  for (;;) {
    let first = -1;
    for (let i = 0; i < lists.length; i++) {
      numbers[i] = -1;
      const list = lists[i] as SortedWords;
      const own = next[i] as number;
      if (own === wordCountOf(list)) continue;
      const least = lists[first];
      const order = least === undefined ? -1 : compareWords(list, own, least, next[first] as number);
      if (order < 0) {
        numbers.fill(-1, 0, i);
        first = i;
      }
      if (order <= 0) numbers[i] = own;
    }
    if (first === -1) return;
    for (let i = 0; i < lists.length; i++) if (numbers[i] !== -1) next[i] = (next[i] as number) + 1;
    visit(numbers, first);
  }
}
