/** FNV-1a (Fowler, Noll, Vo 1991), over UTF-16 units; as a signed number, because engines count with such faster. */
export const EMPTY_HASH = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

/** The hash of a word and one unit more. */
export function hashed(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, FNV_PRIME);
}

export function hashOf(codes: Uint16Array, from: number, to: number): number {
  let hash = EMPTY_HASH;
  for (let i = from; i < to; i++) hash = hashed(hash, codes[i] as number);
  return hash;
}

/**
 * Numbers words by first appearance, from 0. A hash table over the words' UTF-16 units, so that a word that stands within
 * a text is looked up without a string being made of it.
 */
export class WordNumbers {
  /** Two by slot: the word's hash, and its place in `#words`; 0 for a free slot. At least half of them are free. */
  #slots = new Int32Array(2 * 1024);
  /** Word after word: its number, its length, and its units; all in one place, because most of the time goes to memory. */
  #words = new Int32Array(8 * 1024);
  /** 0 is no place. */
  #end = 1;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Numbers that it takes to keep all words. */
  get room(): number {
    return this.#end;
  }

  /** The number of the word at `codes[from]` up to `codes[to]`, given its `hashOf`; for a new one, what `size` was. */
  numberOf(codes: Uint16Array, from: number, to: number, hash: number): number {
    const slots = this.#slots;
    const last = slots.length - 2;
    for (let slot = (hash << 1) & last; ; slot = (slot + 2) & last) {
      const place = slots[slot + 1] as number;
      if (place === 0) return this.#add(codes.subarray(from, to), hash, slot);
      if (slots[slot] === hash && this.#isAt(place, codes, from, to)) return this.#words[place] as number;
    }
  }

  #isAt(place: number, codes: Uint16Array, from: number, to: number): boolean {
    const words = this.#words;
    if (words[place + 1] !== to - from) return false;
    let at = place + 2;
    for (let i = from; i < to; i++) if (words[at++] !== codes[i]) return false;
    return true;
  }

  #add(word: Uint16Array, hash: number, slot: number): number {
    const number = this.#size++;
    const place = this.#end;
    this.#end += 2 + word.length;
    if (this.#end > this.#words.length) {
      const longer = new Int32Array(2 * this.#end);
      longer.set(this.#words);
      this.#words = longer;
    }
    this.#words[place] = number;
    this.#words[place + 1] = word.length;
    this.#words.set(word, place + 2);
    this.#slots[slot] = hash;
    this.#slots[slot + 1] = place;
    if (4 * this.#size > this.#slots.length) this.#widen();
    return number;
  }

  #widen(): void {
    const old = this.#slots;
    const slots = new Int32Array(2 * old.length);
    const last = slots.length - 2;
    for (let from = 0; from < old.length; from += 2) {
      if (old[from + 1] === 0) continue;
      let slot = ((old[from] as number) << 1) & last;
      while (slots[slot + 1] !== 0) slot = (slot + 2) & last;
      slots[slot] = old[from] as number;
      slots[slot + 1] = old[from + 1] as number;
    }
    this.#slots = slots;
  }
}
