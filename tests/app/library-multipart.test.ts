import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMultipart } from "#app/server/read-multipart.ts";

type Read = { field: string; fileName: string | undefined; bytes: Buffer };

async function readAll(request: Request, maxBytes = 1e6): Promise<Read[]> {
  const parts: Read[] = [];
  for await (const { field, fileName, body } of readMultipart(request, maxBytes)) {
    parts.push({ field, fileName, bytes: Buffer.concat(await Array.fromAsync(body)) });
  }
  return parts;
}

/** The same body, cut into other chunks. */
function requestOf(body: Uint8Array, contentType: string, cuts: readonly number[] = []): Request {
  const places = [0, ...cuts.map((cut) => cut % (body.length + 1)).sort((a, b) => a - b), body.length];
  const stream = new ReadableStream({
    start(controller) {
      for (const [index, place] of places.slice(0, -1).entries()) {
        const chunk = body.subarray(place, places[index + 1]);
        if (chunk.length > 0) controller.enqueue(chunk.slice());
      }
      controller.close();
    },
  });
  const init = { method: "POST", headers: { "content-type": contentType }, body: stream, duplex: "half" };
  return new Request("http://127.0.0.1/", init);
}

async function encoded(form: FormData): Promise<{ body: Uint8Array; contentType: string }> {
  const response = new Response(form);
  const contentType = response.headers.get("content-type") ?? "";
  return { body: new Uint8Array(await response.arrayBuffer()), contentType };
}

const fromText = (text: string, boundary: string) =>
  requestOf(Buffer.from(text.replaceAll("\n", "\r\n")), `multipart/form-data; boundary=${boundary}`);

describe("readMultipart", () => {
  it("gives back the bytes and names of any files, however they arrive in pieces", async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom("\r\n", "\r\n--", "--", "\r\n\r\n").map((text) => Buffer.from(text.repeat(3))),
    );
    const file = fc.record({ name: fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" }), bytes });
    const property = fc.asyncProperty(
      fc.array(file, { maxLength: 5 }),
      fc.array(fc.nat(), { maxLength: 30 }),
      async (files, cuts) => {
        const form = new FormData();
        for (const each of files) form.append("file", new Blob([each.bytes.slice()]), each.name);
        const { body, contentType } = await encoded(form);
        const read = await readAll(requestOf(body, contentType, cuts));
        expect(read.map((part) => [...part.bytes])).toEqual(files.map((each) => [...each.bytes]));
        // Backslashes are the one thing that two conventions read differently.
        for (const [index, each] of files.entries()) {
          if (!/[\\\r\n%\u2028\u2029]/.test(each.name)) expect(read[index]?.fileName).toBe(each.name);
        }
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });

  it("reads what other programs write", async () => {
    const read = await readAll(
      fromText(
        'preamble\n--b\nContent-Disposition: form-data; name="note"\n\nhello\n--b\n' +
          'content-disposition: form-data; name="file"; filename="say \\"hi\\".txt"\nContent-Type: text/plain\n\ntwo\nlines\n--b\n' +
          "Content-Disposition: form-data; name=file; filename*=UTF-8''caf%C3%A9.txt\n\n\n--b--\nepilogue",
        "b",
      ),
    );
    expect(read.map(({ field, fileName, bytes }) => [field, fileName, bytes.toString()])).toEqual([
      ["note", undefined, "hello"],
      ["file", 'say "hi".txt', "two\r\nlines"],
      ["file", "café.txt", ""],
    ]);
  });

  it("skips what its reader leaves unread", async () => {
    const form = new FormData();
    form.append("a", new Blob(["x".repeat(5_000)]), "a.txt");
    form.append("b", new Blob(["y"]), "b.txt");
    const { body, contentType } = await encoded(form);
    const names: (string | undefined)[] = [];
    for await (const { fileName } of readMultipart(requestOf(body, contentType, [10, 900, 2_000]), 1e6)) {
      names.push(fileName);
    }
    expect(names).toEqual(["a.txt", "b.txt"]);
  });

  it.each([
    ["another content type", requestOf(Buffer.from("{}"), "application/json")],
    ["no boundary", requestOf(Buffer.from("x"), "multipart/form-data")],
    ["a body that ends too early", fromText('--b\nContent-Disposition: form-data; name="a"\n\nhalf', "b")],
    ["endless headers", fromText(`--b\nX: ${"x".repeat(20_000)}\n\n\n--b--`, "b")],
    ["nothing at all", requestOf(new Uint8Array(), "multipart/form-data; boundary=b")],
  ])("refuses %s", async (_, request) => {
    await expect(readAll(request)).rejects.toMatchObject({ code: "bad-input" });
  });

  it("stops at the limit", async () => {
    const form = new FormData();
    form.append("a", new Blob(["x".repeat(3_000)]), "a.txt");
    const { body, contentType } = await encoded(form);
    await expect(readAll(requestOf(body, contentType, [500, 1_500]), 2_000)).rejects.toMatchObject({
      code: "bad-input",
    });
  });
});
