import { Buffer } from "node:buffer";

/** Deeper folders are joined into the last but one. */
const DEEPEST = 6;
/** Bytes of UTF-8; file systems allow 255, and a number or a suffix may be added. */
const LONGEST_NAME = 180;
/** What separates folders, what Windows forbids (":" also marks a record's line), and what turns text around. */
const FORBIDDEN = /[\p{Cc}<>:"|?*\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const RESERVED_BY_WINDOWS = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * A name as somebody sent it (`C:\news\a.txt`, `../../a.txt`, `outlet/a.txt`) as a path below the corpus folder, with
 * "/" between its parts: no part is empty, "..", hidden, or more than a file system takes. Undefined when nothing is left.
 * A path that comes out goes in again unchanged.
 */
export function safeCorpusPath(name: string): string | undefined {
  const parts = name
    .toWellFormed()
    .normalize("NFC")
    .split(/[/\\]/)
    .map(safePart)
    .filter((part) => part !== "");
  const last = parts.pop();
  if (last === undefined) return undefined;
  return [...parts.slice(0, DEEPEST - 1), last].join("/");
}

/** `a/b.txt`, 2 → `a/b-2.txt`. */
export function numberedPath(path: string, number: number): string {
  const dot = extensionStart(path);
  return `${path.slice(0, dot)}-${number}${path.slice(dot)}`;
}

function safePart(part: string): string {
  const visible = trimmed(part.replace(FORBIDDEN, "-").replace(/\s+/g, " "));
  return trimmed(shortened(visible.replace(RESERVED_BY_WINDOWS, "_$&")));
}

/** A dot in front hides a file; Windows drops dots and spaces at the end. */
function trimmed(part: string): string {
  return part.replace(/^[.\s]+|[.\s]+$/g, "");
}

function shortened(part: string): string {
  if (Buffer.byteLength(part) <= LONGEST_NAME) return part;
  const dot = extensionStart(part);
  const extension = Buffer.byteLength(part.slice(dot)) > 20 ? "" : part.slice(dot);
  const room = LONGEST_NAME - Buffer.byteLength(extension);
  let stem = "";
  for (const character of part.slice(0, part.length - extension.length)) {
    if (Buffer.byteLength(stem) + Buffer.byteLength(character) > room) break;
    stem += character;
  }
  return stem.trimEnd() + extension;
}

function extensionStart(path: string): number {
  const dot = path.lastIndexOf(".");
  return dot <= path.lastIndexOf("/") + 1 ? path.length : dot;
}
