import { browserPrintLines } from "#lib/metadata/browser-print.ts";
import type { CleaningRule } from "./page.ts";

/** What a browser adds to the pages that it prints. */
export const browserPrint: CleaningRule = {
  name: "browser's header or footer",
  find: ({ lines }) => [...browserPrintLines(lines.map(({ text }) => text))].map((line) => ({ line })),
};
