/** Texts in order, in runs of at most `count` texts and `characters` characters; a longer text stands alone. */
export function makeBatches(texts: readonly string[], count: number, characters: number): string[][] {
  const batches: string[][] = [];
  let room = 0;
  for (const text of texts) {
    const last = batches.at(-1);
    if (last === undefined || last.length === count || text.length > room) {
      batches.push([text]);
      room = characters;
    } else last.push(text);
    room -= text.length;
  }
  return batches;
}
