import { expect, it } from "vitest";
import { correctionPatchSchema } from "#app/server/correction-patch.ts";

const faultsOf = (patch: unknown) =>
  correctionPatchSchema
    .safeParse(patch)
    .error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

it("takes titles and names of any script, and null", () => {
  expect(
    faultsOf({ title: "می‌خواهم: Mühle’s 👩‍🚒", outlet: "عنوان\u200F", authors: ["O’Neill"], url: null }),
  ).toEqual([]);
});

it("refuses characters that steer a terminal or turn the direction, and says so", () => {
  const fault = "must have no control characters or line ends";
  for (const bad of ["a\u001b[2Jb", "a\u0007b", "a\u009bb", "a\nb", "a\u202eb", "a\ud83db"]) {
    expect(faultsOf({ title: bad })).toEqual([`title: ${fault}`]);
    expect(faultsOf({ outlet: bad })).toEqual([`outlet: ${fault}`]);
    expect(faultsOf({ authors: ["x", bad] })).toEqual([`authors.1: ${fault}`]);
  }
});

it("refuses what is longer than a title or a name can be", () => {
  expect(faultsOf({ title: "a".repeat(300), outlet: "b".repeat(100), authors: ["c".repeat(100)] })).toEqual(
    [],
  );
  expect(faultsOf({ title: "a".repeat(301), outlet: "b".repeat(101), authors: ["c".repeat(101)] })).toEqual([
    "title: must have at most 300 characters",
    "outlet: must have at most 100 characters",
    "authors.0: must have at most 100 characters",
  ]);
});
