import { describe, expect, it } from "vitest";
import { CounterpointError } from "#lib/errors.ts";
import { onFile } from "#lib/store/sqlite/sqlite-errors.ts";

function thrownFor(properties: object, message = "EACCES: permission denied, open '/secret'"): unknown {
  const work = () => {
    throw Object.assign(new Error(message), properties);
  };
  try {
    return onFile("/data/index.sqlite", work);
  } catch (error) {
    return error;
  }
}

describe("errors of files and databases", () => {
  it.each<[string, object, string, RegExp]>([
    ["a full disk, by SQLite", { errcode: 13 }, "data-unwritable", /disk is full.*\/data\/index\.sqlite/],
    ["a full disk, by the file system", { code: "ENOSPC" }, "data-unwritable", /disk is full/],
    ["a read-only database", { errcode: 8 | (3 << 8) }, "data-unwritable", /cannot be used/],
    ["a folder without permission", { code: "EACCES" }, "data-unwritable", /permission denied\.$/],
    ["a damaged database", { errcode: 11 }, "index-corrupt", /is damaged/],
    ["another program's file", { errcode: 26 }, "index-corrupt", /is damaged/],
    ["a locked database", { errcode: 5 | (2 << 8) }, "index-locked", /being written/],
  ])("say what is wrong, and where: %s", (_, properties, code, message) => {
    const error = thrownFor(properties);
    expect(error).toBeInstanceOf(CounterpointError);
    expect(error).toMatchObject({ code, message: expect.stringMatching(message), hint: expect.any(String) });
  });

  it("leave alone what they do not know", () => {
    const own = new CounterpointError("bad-input", "no");
    expect(thrownFor({}, "a mistake of ours")).toMatchObject({ message: "a mistake of ours" });
    expect(() =>
      onFile("x", () => {
        throw own;
      }),
    ).toThrow(own);
  });
});
