import { describe } from "vitest";
import { describeCopies } from "./passage-store/copies.ts";
import type { StoreMaker } from "./passage-store/fixtures.ts";
import { describeFormerVersions } from "./passage-store/former-versions.ts";
import { describeReading } from "./passage-store/reading.ts";
import { describeSearching } from "./passage-store/searching.ts";
import { describeVectors } from "./passage-store/vectors.ts";
import { describeWriting } from "./passage-store/writing.ts";

/** What every driver of `PassageStore` must do, run on each. */
export function describePassageStore(driver: string, make: StoreMaker): void {
  describe(`the ${driver} store`, () => {
    describeWriting(make);
    describeReading(make);
    describeSearching(make);
    describeVectors(make);
    describeCopies(make);
    describeFormerVersions(make);
  });
}
