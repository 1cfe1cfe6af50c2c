import { describe, expect, it } from "vitest";
import { readDocx } from "#lib/formats/docx/read-docx.ts";
import { makeDocx, makeZip, wordParagraph } from "#tests/fixtures/make-zip.ts";

const TEXT = "The harbour of Tolmin reopened on Monday after eleven weeks.";

describe("readDocx", () => {
  it("reads paragraphs and tables, and takes metadata from the properties", async () => {
    const cell = (text: string) => `<w:tc>${wordParagraph(text)}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell("North pier")}${cell("three ferries")}</w:tr></w:tbl>`;
    const bytes = makeDocx(
      wordParagraph(TEXT) +
        wordParagraph("") +
        wordParagraph("Nobody slept &amp; nobody complained.") +
        table,
      '<dc:title>Ferries sail again</dc:title><dc:creator>Jo Bly</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2019-06-04T10:00:00Z</dcterms:created>',
    );
    expect(await readDocx(bytes)).toEqual({
      ok: true,
      text: `${TEXT}\n\nNobody slept & nobody complained.\n\nNorth pier | three ferries`,
      found: [
        {
          origin: "document properties",
          metadata: { title: "Ferries sail again", authors: ["Jo Bly"], published: "2019-06-04" },
        },
      ],
      notes: [],
    });
  });

  it.each([
    ["is broken: no complete ZIP archive", Buffer.from("a text that was named .docx")],
    ["is broken: no complete ZIP archive", makeDocx(wordParagraph(TEXT)).subarray(0, 400)],
    ["is no Word document: it has no word/document.xml", makeZip([{ name: "a.txt", content: TEXT }])],
    ["has no text", makeDocx("")],
    ["is in the old Word format: save it as .docx", Buffer.from("d0cf11e0a1b11ae100000000", "hex")],
    [
      "is protected with a password: save a copy without one",
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
    ],
    [
      "is protected with a password: save a copy without one",
      makeZip([{ name: "word/document.xml", content: "secret", isEncrypted: true }]),
    ],
    [
      "would unpack to more than any document is (a zip bomb)",
      makeZip([{ name: "word/document.xml", content: Buffer.alloc(30_000_000, 97) }]),
    ],
    ["is broken: its text is nested too deeply", makeDocx("<w:sdt>".repeat(100_000))],
  ])("says what is wrong: %s", async (reason, bytes) => {
    expect(await readDocx(bytes)).toEqual({ ok: false, reason });
  });

  it("does not believe the sizes that an archive claims", async () => {
    const bytes = makeZip([{ name: "word/document.xml", content: Buffer.alloc(30_000_000, 97) }]);
    const directory = bytes.lastIndexOf(Buffer.from("504b0102", "hex"));
    bytes.writeUInt32LE(100, directory + 24);
    expect(await readDocx(bytes)).toMatchObject({ ok: false });
  });
});
