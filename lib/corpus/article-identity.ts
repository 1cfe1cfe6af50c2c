import { hash } from "node:crypto";
import { decodeUtf8 } from "#lib/formats/decode-text.ts";

/** Longer keys are told by their hash. */
const LONGEST_KEY = 300;

/** First 16 hex digits of the SHA-256 of a file's bytes, or a line's. */
export function sourceHash(bytes: Uint8Array): string {
  return hash("sha256", bytes, "hex").slice(0, 16);
}

/** The id of the article at a path, or of the record with this key in the file there. */
export function articleId(path: string, recordKey?: string): string {
  // Systems write the same name with composed letters or without.
  const place = path.normalize("NFC");
  const named = recordKey === undefined ? `file\n${place}` : `record\n${place}\n${recordKey}`;
  return hash("sha256", named, "hex").slice(0, 16);
}

/**
 * What a JSONL record is recognised by when its text has changed: its id, else its address, else outlet and title, else,
 * where it has none of these, its bytes. `id:n-1`, `url:https://…`, `title:Outlet / Headline`, `bytes:0123456789abcdef`.
 */
export function recordKey(bytes: Buffer): string {
  const { id, url, outlet, title } = fieldsOf(bytes);
  if (isSaid(id)) return keyOf("id", id);
  if (isSaid(url)) return keyOf("url", url);
  if (isSaid(title)) return keyOf("title", isSaid(outlet) ? `${outlet} / ${title}` : title);
  return `bytes:${sourceHash(bytes)}`;
}

/** The key of the second, third … record of a file that would have the same one. */
export function numberedKey(key: string, number: number): string {
  return number === 1 ? key : `${key}#${number}`;
}

function fieldsOf(bytes: Buffer): Record<string, unknown> {
  try {
    const record: unknown = JSON.parse(decodeUtf8(bytes) ?? "");
    return typeof record === "object" && record !== null ? { ...record } : {};
  } catch {
    return {};
  }
}

function isSaid(value: unknown): value is string | number {
  return typeof value === "number" || (typeof value === "string" && value.trim() !== "");
}

function keyOf(kind: string, value: string | number): string {
  const said = String(value).toWellFormed().trim();
  const short = said.length <= LONGEST_KEY ? said : hash("sha256", said, "hex").slice(0, 16);
  return `${kind}:${short}`;
}
