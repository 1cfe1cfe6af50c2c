import { isUtf8 } from "node:buffer";
import { analyse } from "chardet";
import { binaryKind } from "./binary-kind.ts";

export type DecodedText =
  /** `encoding`: as the WHATWG Encoding Standard names it; `note` when it had to be guessed, or was not kept to. */
  { ok: true; text: string; encoding: string; note?: string } | { ok: false; reason: string };

/** The text of UTF-8 bytes without a byte order mark; undefined for binary data and other encodings. */
export function decodeUtf8(bytes: Buffer): string | undefined {
  if (bytes.includes(0) || !isUtf8(bytes)) return undefined;
  const text = bytes.toString("utf8");
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

/** Enough to recognise an encoding by. */
const SAMPLE = 65_536;
/** Below this confidence of 100, what most software of Western countries wrote is likelier. */
const SURE_ENOUGH = 20;
/** Most bytes of each hundred non-ASCII ones that a UTF-8 text may have wrong: a cut character, a pasted line. */
const MOST_WRONG = 0.2;

/**
 * The text of a file whose encoding nobody told: by its byte order mark, as UTF-8, as `declared` (a page's charset), as
 * UTF-16 without a mark, else by the frequencies of its bytes. Programs, pictures and the like are refused by kind.
 */
export function decodeText(bytes: Buffer, declared?: string): DecodedText {
  const marked = byMark(bytes);
  if (marked !== undefined) return marked;
  const kind = binaryKind(bytes);
  if (kind !== undefined) return { ok: false, reason: `is ${kind}, not text` };
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== undefined) return { ok: true, text: utf8, encoding: "utf-8" };
  if (bytes.includes(0)) return withoutMark(bytes);
  if (declared !== undefined) {
    const decoded = strictly(bytes, declared);
    if (decoded !== undefined) return decoded;
  }
  const mostlyUtf8 = withFaults(bytes);
  if (mostlyUtf8 !== undefined) return mostlyUtf8;
  for (const encoding of likelyEncodings(bytes)) {
    const decoded = strictly(bytes, encoding);
    if (decoded?.ok === true && isPrintable(decoded.text)) {
      return { ...decoded, note: `is not UTF-8: read as ${decoded.encoding}` };
    }
  }
  return { ok: false, reason: "is binary, not text" };
}

function byMark(bytes: Buffer): DecodedText | undefined {
  const [first, second, third, fourth] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    if (first === 0xff && third === 0 && fourth === 0) {
      return { ok: false, reason: "is encoded as UTF-32, which is not read: save it as UTF-8" };
    }
    const encoding = first === 0xff ? "utf-16le" : "utf-16be";
    const text = new TextDecoder(encoding).decode(bytes);
    return isPrintable(text)
      ? { ok: true, text, encoding, note: `is not UTF-8: read as ${encoding}` }
      : { ok: false, reason: "is binary, not text" };
  }
  return undefined;
}

/** UTF-16 without a mark has its zeros on one side of the pairs as long as it holds Latin letters. */
function withoutMark(bytes: Buffer): DecodedText {
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const half = sample.length / 2;
  const encoding =
    odd > half * 0.2 && even < half * 0.01
      ? "utf-16le"
      : even > half * 0.2 && odd < half * 0.01
        ? "utf-16be"
        : undefined;
  const decoded = encoding === undefined ? undefined : strictly(bytes, encoding);
  return decoded?.ok === true && isPrintable(decoded.text)
    ? { ...decoded, note: `is not UTF-8: read as ${decoded.encoding}` }
    : { ok: false, reason: "is binary, not text" };
}

function strictly(bytes: Buffer, label: string): DecodedText | undefined {
  try {
    const decoder = new TextDecoder(label, { fatal: true });
    return { ok: true, text: decoder.decode(bytes), encoding: decoder.encoding };
  } catch {
    return undefined;
  }
}

/** UTF-8 of which a little is damaged; undefined when so much is that it must be something else. */
function withFaults(bytes: Buffer): DecodedText | undefined {
  const text = new TextDecoder("utf-8").decode(bytes);
  let wrong = 0;
  let right = 0;
  for (const [character] of text.matchAll(/[^\0-\x7F]/gu)) {
    if (character === "\uFFFD") wrong++;
    else right++;
  }
  if (wrong > (wrong + right) * MOST_WRONG || !isPrintable(text)) return undefined;
  const note = `has ${wrong === 1 ? "one place that is" : `${wrong} places that are`} not UTF-8, shown as \uFFFD`;
  return { ok: true, text, encoding: "utf-8", note };
}

function likelyEncodings(bytes: Buffer): string[] {
  const guesses = analyse(bytes.subarray(0, SAMPLE))
    .filter(({ name, confidence }) => confidence >= SURE_ENOUGH && !/^(?:UTF|ASCII)/i.test(name))
    .map(({ name }) => name);
  return [...guesses, "windows-1252"];
}

/** Text has hardly any control characters but those of white space. */
function isPrintable(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  const controls = sample.match(/[\p{Cc}--\s]|[\uFFFE\uFFFF]/gv)?.length ?? 0;
  return controls <= sample.length * 0.005;
}
