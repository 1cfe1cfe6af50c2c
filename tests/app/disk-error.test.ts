import { expect, it } from "vitest";
import { toDiskError } from "#app/server/disk-error.ts";
import { readMultipart } from "#app/server/read-multipart.ts";
import { CounterpointError } from "#lib/errors.ts";

const withCode = (code: string) => Object.assign(new Error("fault"), { code });

it.each([
  ["ENOSPC", "the disk is full"],
  ["EROFS", "it can only be read"],
  ["EACCES", "this user has no right to"],
])("says what the file system said: %s", (code, words) => {
  expect(toDiskError(withCode(code))).toMatchObject({
    code: "data-unwritable",
    message: `The corpus folder cannot be written: ${words}.`,
  });
});

it("leaves alone what is no fault of the disk", () => {
  const others = [withCode("ECONNRESET"), new Error("x"), new CounterpointError("not-found", "x"), "x"];
  for (const other of others) expect(toDiskError(other)).toBe(other);
});

it("tells an upload whose sender went away as a request that cannot be read", async () => {
  const boundary = "--b\r\nContent-Disposition: form-data; name=f; filename=a.txt\r\n\r\nhalf";
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(boundary)),
    pull: (controller) => controller.error(withCode("ECONNRESET")),
  });
  const headers = { "content-type": "multipart/form-data; boundary=b" };
  const request = new Request("http://x.invalid", {
    method: "POST",
    body,
    headers,
    duplex: "half",
  } as RequestInit);
  const read = async () => {
    for await (const part of readMultipart(request, 1_000)) for await (const _ of part.body);
  };
  await expect(read()).rejects.toMatchObject({ code: "bad-input" });
});
