/** What a search is restricted to, in the numbers of one generation. */
export type Scope = {
  /** By article number: 1 for those that may be searched. */
  mask: Uint8Array;
  /** The same as a list, ascending. */
  articles: Uint32Array;
  /** How many passages those articles have; or the size of `passages`. */
  passageCount: number;
  /** Only these positions, all of them passages of `articles`. */
  passages?: ReadonlySet<number>;
};
