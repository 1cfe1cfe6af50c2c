import { utf16Codes } from "./utf16-codes.ts";

/** Units of one class are the same to the finder: a letter in either case, and all that is in no word and no sign. */
const BESIDE_WORDS = 0;
const WITHIN_WORDS = 1;
const FIRST_LETTER = 2;
const FIRST_SIGN = FIRST_LETTER + 26;

/** Set on a state's number in the table where something is found on the way into it. */
const FOUND = 0x8000;

/**
 * Tells which of some phrases stand in a text, all of them in one reading of it (A. Aho, M. Corasick: Efficient string
 * matching, CACM 18, 1975): some dozens of searches for one phrase each take many times as long. Made once for many texts.
 */
export class PhraseFinder {
  readonly #classes = new Uint8Array(65_536);
  /** What follows on a class: at the state's number, which is a multiple of the count of classes, plus the class. */
  readonly #next: Uint16Array;
  /** By state: the phrases that end there; only for the states that have any. */
  readonly #ending: ReadonlyMap<number, readonly string[]>;
  /** By class less FIRST_SIGN. */
  readonly #signs: readonly string[];

  /**
   * A phrase is a sign, that is one character that is in no word, or a run of ASCII letters, in either case, and
   * spaces: a space stands for any character that is in no word, as `\b` has it, or for an end of the text.
   */
  constructor(phrases: readonly string[]) {
    const classes = this.#classes;
    for (let code = 0; code < 128; code++) {
      if (/\w/.test(String.fromCharCode(code))) classes[code] = WITHIN_WORDS;
    }
    for (let letter = 0; letter < 26; letter++) {
      for (const a of [65, 97]) classes[a + letter] = FIRST_LETTER + letter;
    }
    const words = phrases.filter((phrase) => /^[a-z ]+$/i.test(phrase));
    this.#signs = [...new Set(phrases)].filter((phrase) => /^[^\w ]$/.test(phrase));
    for (const phrase of phrases) {
      if (!words.includes(phrase) && !this.#signs.includes(phrase)) {
        throw new RangeError(`No phrase that could be found: ${phrase}`);
      }
    }
    for (const [i, sign] of this.#signs.entries()) classes[sign.charCodeAt(0)] = FIRST_SIGN + i;
    const classCount = FIRST_SIGN + this.#signs.length;
    const trie = trieOf(words, (letter) => classes[letter.charCodeAt(0)] as number);
    this.#next = automatonOf(trie, classCount);
    this.#ending = new Map(
      trie.ending.flatMap((ending, i) => (ending.length > 0 ? [[i * classCount, ending] as const] : [])),
    );
    if (this.#next.length > FOUND) throw new RangeError("Too many phrases for one finder.");
    for (const [i, state] of this.#next.entries()) {
      if (i % classCount >= FIRST_SIGN || this.#ending.has(state)) this.#next[i] = state | FOUND;
    }
  }

  /** The phrases that the text has. */
  find(text: string): Set<string> {
    const found = new Set<string>();
    const next = this.#next;
    const classes = this.#classes;
    const codes = utf16Codes(text);
    let state = (next[BESIDE_WORDS] as number) & ~FOUND;
    for (let i = 0; i < codes.length; ) {
      let of = BESIDE_WORDS;
      // Nothing is called from this loop: engines run it twice as fast as one that calls something now and then.
      do {
        of = classes[codes[i++] as number] as number;
        state = next[state + of] as number;
      } while (state < FOUND && i < codes.length);
      if (state < FOUND) break;
      state -= FOUND;
      this.#add(state, of, found);
    }
    this.#add((next[state + BESIDE_WORDS] as number) & ~FOUND, BESIDE_WORDS, found);
    return found;
  }

  #add(state: number, of: number, found: Set<string>): void {
    if (of >= FIRST_SIGN) found.add(this.#signs[of - FIRST_SIGN] as string);
    for (const phrase of this.#ending.get(state) ?? []) found.add(phrase);
  }
}

type Trie = { children: Map<number, number>[]; ending: string[][] };

function trieOf(words: readonly string[], classOf: (letter: string) => number): Trie {
  const trie: Trie = { children: [new Map()], ending: [[]] };
  for (const word of words) {
    let state = 0;
    for (const of of Array.from(word, classOf)) {
      const children = trie.children[state];
      const child = children?.get(of) ?? trie.children.length;
      if (child === trie.children.length) {
        children?.set(of, child);
        trie.children.push(new Map());
        trie.ending.push([]);
      }
      state = child;
    }
    trie.ending[state]?.push(word);
  }
  return trie;
}

/** Where no phrase goes on, the longest end of what was read that begins one does; the phrases that end there end here. */
function automatonOf({ children, ending }: Trie, classCount: number): Uint16Array {
  const next = new Uint16Array(children.length * classCount);
  const shorter = new Uint16Array(children.length);
  const waiting = [0];
  for (const state of waiting) {
    const fallback = shorter[state] as number;
    if (state !== 0) ending[state]?.push(...(ending[fallback] ?? []));
    for (let of = 0; of < classCount; of++) {
      // To the words, a sign is as good as a space.
      const as = of < FIRST_SIGN ? of : BESIDE_WORDS;
      const otherwise = state === 0 ? 0 : (next[fallback * classCount + as] as number);
      const child = children[state]?.get(as);
      next[state * classCount + of] = child === undefined ? otherwise : child * classCount;
      if (child === undefined || as !== of) continue;
      shorter[child] = otherwise / classCount;
      waiting.push(child);
    }
  }
  return next;
}
