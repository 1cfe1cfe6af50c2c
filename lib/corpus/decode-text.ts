import { isUtf8 } from "node:buffer";

/** The text of UTF-8 bytes without a byte order mark; undefined for binary data and other encodings. */
export function decodeText(bytes: Buffer): string | undefined {
  if (bytes.includes(0) || !isUtf8(bytes)) return undefined;
  const text = bytes.toString("utf8");
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}
