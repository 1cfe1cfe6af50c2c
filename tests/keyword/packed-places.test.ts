import * as fc from "fast-check";
import { expect, it } from "vitest";
import { PlacesPacker, skipPlaces, unpackPlaces } from "#lib/keyword/packed-places.ts";

const packed = (lists: readonly (readonly number[])[]): Uint8Array => {
  const packer = new PlacesPacker();
  for (const list of lists) {
    for (const place of list) packer.add(place);
    packer.endList();
  }
  return packer.view();
};

const places = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 5000 })), {
    maxLength: 20,
  })
  .map((numbers) => numbers.sort((a, b) => a - b));

it("gives back every list of places, and finds the next", () => {
  fc.assert(
    fc.property(fc.array(places, { minLength: 1, maxLength: 10 }), (lists) => {
      const bytes = packed(lists);
      lists.forEach((list, i) => {
        expect(unpackPlaces(bytes, skipPlaces(bytes, 0, i))).toEqual(list);
      });
      expect(skipPlaces(bytes, 0, lists.length)).toBe(bytes.length);
    }),
  );
});

it.each([126, 127, 128, 253, 254, 255])("keeps a distance of %i", (distance) => {
  expect(unpackPlaces(packed([[distance, 2 * distance]]), 0)).toEqual([distance, 2 * distance]);
});

it("takes one byte for a single place of a passage of usual length", () => {
  expect(packed([[90], []]).length).toBe(2);
});
