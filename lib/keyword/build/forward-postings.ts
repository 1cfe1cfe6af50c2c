import { GrowingArray } from "../growing-array.ts";

/** Terms with their frequencies, text by text. */
export type ForwardPostings = {
  term: GrowingArray<Uint32Array>;
  frequency: GrowingArray<Uint16Array | Uint32Array>;
  /** Where each text's part begins, and after the last, where it ends. */
  start: GrowingArray<Uint32Array>;
  /** Length of each text in terms, the title counted as often as it weighs. */
  length: GrowingArray<Uint32Array>;
};

/** `wide`: frequencies may be above 65,535. */
export function forwardPostings({ wide = false } = {}): ForwardPostings {
  const uint32 = () => new GrowingArray((length) => new Uint32Array(length));
  return {
    term: uint32(),
    frequency: new GrowingArray((length) => (wide ? new Uint32Array(length) : new Uint16Array(length))),
    start: uint32(),
    length: uint32(),
  };
}
