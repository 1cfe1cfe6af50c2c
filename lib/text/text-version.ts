import { hash } from "node:crypto";

/** Names a text: 16 hex digits, which change exactly when the text does. */
export function textVersion(text: string): string {
  return hash("sha256", text, "hex").slice(0, 16);
}
