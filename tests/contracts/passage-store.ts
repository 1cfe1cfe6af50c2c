import { afterEach, describe } from "vitest";
import type { StoreMaker } from "./passage-store/fixtures.ts";
import { describeReading } from "./passage-store/reading.ts";
import { describeSearching } from "./passage-store/searching.ts";
import { describeVectors } from "./passage-store/vectors.ts";
import { describeWriting } from "./passage-store/writing.ts";

/** What every driver of `PassageStore` must do, run on each. */
export function describePassageStore(driver: string, make: StoreMaker): void {
  describe(`the ${driver} store`, () => {
    const removals: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const remove of removals.splice(0)) await remove();
    });
    const open = async () => {
      const { store, remove } = await make();
      removals.push(remove);
      return store;
    };
    describeWriting(open);
    describeReading(open);
    describeSearching(open);
    describeVectors(open);
  });
}
