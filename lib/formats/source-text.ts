import type { Description } from "#lib/metadata/describe-article.ts";

/** What a reader of one format found in a file, before cleaning; or why there is nothing. */
export type SourceText =
  | {
      ok: true;
      /** One line a paragraph, heading, list item or table row; an empty line between blocks. */
      text: string;
      /** What the file says of itself, in order of trust. */
      found: Description[];
      /** What is worth knowing about how it was read. */
      notes: string[];
      /** Written as an article: nothing of a page stands around it that had to be cleaned away. */
      isClean?: boolean;
      /** The heading that a clean text starts with, and that is not part of `text`. */
      heading?: string;
      /** For documents with pages: where each page's text starts in `text`, ascending. */
      pages?: { start: number; number: number }[];
    }
  | { ok: false; reason: string };
