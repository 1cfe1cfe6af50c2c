import { GrowingArray } from "./growing-array.ts";

/**
 * Places of a term in one passage, ascending, in as few bytes as most take: how far each is from the one before, the
 * first from 0. A byte of `MORE` stands for that far and goes on; `LAST` is set in the byte that ends the list. No
 * places at all are a single distance of 0, which no place has.
 */
const MORE = 127;
const LAST = 128;

/** Packs one list after another. */
export class PlacesPacker {
  readonly #bytes = new GrowingArray((length) => new Uint8Array(length));
  #before = 0;

  /** Where the next list will begin. */
  get length(): number {
    return this.#bytes.length;
  }

  /** The next of a list's places: ≥ 1, above the one before. */
  add(place: number): void {
    let distance = place - this.#before;
    for (; distance >= MORE; distance -= MORE) this.#bytes.push(MORE);
    this.#bytes.push(distance);
    this.#before = place;
  }

  endList(): void {
    if (this.#before === 0) this.#bytes.push(0);
    this.#bytes.last |= LAST;
    this.#before = 0;
  }

  /** All lists; valid until more is added. */
  view(): Uint8Array {
    return this.#bytes.view();
  }
}

/** The places of the list that begins at `at`. */
export function unpackPlaces(bytes: Uint8Array, at: number): number[] {
  const places: number[] = [];
  let place = 0;
  for (let i = at; ; i++) {
    const byte = bytes[i] ?? LAST;
    const distance = byte & ~LAST;
    place += distance;
    if (distance !== MORE && place > 0) places.push(place);
    if (byte >= LAST) return places;
  }
}

/** Where the list begins that stands so many lists after the one at `at`. */
export function skipPlaces(bytes: Uint8Array, at: number, lists: number): number {
  let next = at;
  for (let left = lists; left > 0; left--) {
    while ((bytes[next++] ?? LAST) < LAST);
  }
  return next;
}
