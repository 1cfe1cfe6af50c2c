import { expect, it } from "vitest";
import { shortOutletName } from "#lib/evidence/short-outlet-name.ts";

const names = [
  "Harbour Gazette",
  "Inland Water Review",
  "The Courier",
  "Quay blog",
  "Evening News",
  "Night Post",
  "Day Post",
];
const means = (name: string, question: string) => shortOutletName(name, names)?.test(question) === true;

it("knows an outlet by its last word after “the”, as the name writes it", () => {
  expect(means("Harbour Gazette", "What does the Gazette say?")).toBe(true);
  expect(means("Quay blog", "Does the blog's author agree?")).toBe(true);
  expect(means("Harbour Gazette", "Who read a gazette there?")).toBe(false);
  expect(means("Harbour Gazette", "Where is the Gazette of Laws printed?")).toBe(false);
  expect(means("Harbour Gazette", "Who built the Gazette Tower?")).toBe(false);
});

it("knows an outlet of three words by its initials", () => {
  expect(means("Inland Water Review", "What did IWR find?")).toBe(true);
  expect(means("Inland Water Review", "What did IWRS find?")).toBe(false);
});

it("has nothing short for one word, for what could be two outlets, and for general words", () => {
  for (const name of ["The Courier", "Night Post", "Evening News"]) {
    expect(shortOutletName(name, names)).toBeUndefined();
  }
});
