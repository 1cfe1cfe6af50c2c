import { withoutControls } from "#lib/text/plain-line.ts";

/** Characters that some terminals obey, and that JSON leaves as they are. */
const OBEYED = /[\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u206F]/g;

/**
 * The only way to a terminal: whatever a file, a folder's name or a model put into a text, it steers nothing there.
 */
export const say = {
  /** On stdout. */
  text(text: string): void {
    console.log(withoutControls(text));
  },
  /** On stderr. */
  error(text: string): void {
    console.error(withoutControls(text));
  },
  /** One line of JSON on stdout: the same data, with such characters written as escapes. */
  json(value: unknown): void {
    console.log(safeJson(value));
  },
};

export function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    OBEYED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
