import { describe, expect, it } from "vitest";
import { decodeText } from "#lib/formats/decode-text.ts";

const FRENCH =
  "Le bac a quitté l’île avant l’aube, après onze semaines d’arrêt ; « nous étions prêts », a dit la capitaine. ".repeat(
    3,
  );
const POLISH =
  "Prom odpłynął przed świtem, gdyż załoga czekała już jedenaście tygodni na zgodę kapitanatu. Pasażerowie są zadowoleni. ".repeat(
    4,
  );

/** Bytes of a text in an encoding of one byte for each character, found by decoding all 256. */
function encode(text: string, label: string): Buffer {
  const decoder = new TextDecoder(label);
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  );
  return Buffer.from([...text].map((character) => table.get(character) ?? 63));
}

/** Bytes of a text in a two-byte encoding, found by decoding all pairs. */
function encodePairs(text: string, label: string): Buffer {
  const decoder = new TextDecoder(label);
  const table = new Map<string, number[]>();
  for (let first = 0x81; first < 0xff; first++) {
    for (let second = 0x40; second < 0xff; second++) {
      const character = decoder.decode(Uint8Array.of(first, second));
      if ([...character].length === 1 && !table.has(character)) table.set(character, [first, second]);
    }
  }
  return Buffer.from(
    [...text].flatMap((character) => table.get(character) ?? [character.charCodeAt(0) & 127]),
  );
}

describe("decodeText", () => {
  it("takes UTF-8 as it is, with and without a mark", () => {
    expect(decodeText(Buffer.from(FRENCH))).toEqual({ ok: true, text: FRENCH, encoding: "utf-8" });
    expect(decodeText(Buffer.from(`\uFEFF${FRENCH}`))).toEqual({ ok: true, text: FRENCH, encoding: "utf-8" });
  });

  const russian =
    "Паром вышел из гавани до рассвета, потому что команда ждала разрешения одиннадцать недель. ".repeat(4);
  const greek =
    "Το πλοίο έφυγε από το λιμάνι πριν από την αυγή και οι επιβάτες ήταν ικανοποιημένοι με το ταξίδι. ".repeat(
      4,
    );
  it.each([
    ["windows-1252", encode(FRENCH, "windows-1252"), FRENCH],
    ["iso-8859-2", encode(POLISH, "iso-8859-2"), POLISH],
    ["koi8-r", encode(russian, "koi8-r"), russian],
    ["windows-1251", encode(russian, "windows-1251"), russian],
    ["iso-8859-7", encode(greek, "iso-8859-7"), greek],
  ])("recognises %s", (encoding, bytes, text) => {
    expect(decodeText(bytes)).toEqual({
      ok: true,
      text,
      encoding,
      note: `is not UTF-8: read as ${encoding}`,
    });
  });

  const japanese =
    "港は月曜日に再開され、最初の船は夜明け前に出発した。乗客は十一週間待っていたので、とても喜んでいる。".repeat(
      4,
    );
  const chinese =
    "港口星期一重新开放，第一艘渡轮在黎明前离开。乘客们等了十一个星期，所以他们都很高兴。".repeat(4);
  it.each([
    ["shift_jis", encodePairs(japanese, "shift_jis"), japanese],
    ["gb18030", encodePairs(chinese, "gbk"), chinese],
  ])("recognises %s", (encoding, bytes, text) => {
    expect(decodeText(bytes)).toMatchObject({ ok: true, text, encoding });
  });

  it.each(["utf-16le", "utf-16be"])("recognises %s with and without a mark", (encoding) => {
    const bytes = (text: string) => {
      const little = Buffer.from(text, "utf16le");
      return encoding === "utf-16le" ? little : little.swap16();
    };
    expect(decodeText(bytes(`\uFEFF${FRENCH}`))).toMatchObject({ ok: true, text: FRENCH, encoding });
    expect(decodeText(bytes(FRENCH))).toMatchObject({ ok: true, text: FRENCH, encoding });
  });

  it("believes a declared encoding that fits, and none that does not", () => {
    expect(decodeText(encode("Cena: 5 zł", "iso-8859-2"), "iso-8859-2")).toEqual({
      ok: true,
      text: "Cena: 5 zł",
      encoding: "iso-8859-2",
    });
    expect(decodeText(Buffer.from(FRENCH), "shift_jis")).toMatchObject({ text: FRENCH });
    expect(decodeText(encode(FRENCH, "windows-1252"), "no-such-charset")).toMatchObject({ text: FRENCH });
  });

  it("keeps a UTF-8 text of which a byte is damaged, and says so", () => {
    const bytes = Buffer.concat([Buffer.from(FRENCH), Buffer.from([0xe9]), Buffer.from(" fin.")]);
    expect(decodeText(bytes)).toMatchObject({
      text: `${FRENCH}\uFFFD fin.`,
      note: "has one place that is not UTF-8, shown as \uFFFD",
    });
  });

  it.each([
    ["a program", Buffer.from("\x7fELF\x02\x01\x01\0\0\0", "latin1")],
    ["a program", Buffer.from("MZ\x90\0\x03\0\0\0\x04", "latin1")],
    ["a program", Buffer.from("\xcf\xfa\xed\xfe\x07\0\0\x01", "latin1")],
    ["a ZIP archive or an office document", Buffer.from("PK\x03\x04\x14\0\xff", "latin1")],
    ["a PDF document", Buffer.from("%PDF-1.4\n%\xe2\xe3\xcf\xd3", "latin1")],
    ["a picture", Buffer.from("\x89PNG\r\n\x1a\n\0", "latin1")],
    ["a picture", Buffer.from("\xff\xd8\xff\xe0\0\x10JFIF", "latin1")],
  ])("refuses %s by its first bytes", (kind, bytes) => {
    expect(decodeText(bytes)).toEqual({ ok: false, reason: `is ${kind}, not text` });
  });

  it("refuses other bytes that make no text", () => {
    const noise = Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256));
    expect(decodeText(noise)).toEqual({ ok: false, reason: "is binary, not text" });
    expect(decodeText(Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]))).toMatchObject({ ok: false });
  });

  it("keeps words that only look like the start of a program", () => {
    expect(decodeText(Buffer.from("MZ is a rocket. BM is a bicycle club."))).toMatchObject({ ok: true });
  });
});
