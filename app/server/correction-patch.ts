import { z } from "zod";
import { LONGEST } from "#lib/metadata/metadata.ts";
import { GENRES, WORDINGS } from "#lib/schema/article.ts";
import { hasControls } from "#lib/text/plain-line.ts";

/** One line of whole characters, none of which steers a terminal or turns the direction of the text. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(longest, `must have at most ${longest} characters`)
    .refine((value) => !hasControls(value), "must have no control characters or line ends");
const text = (longest: number) => line(longest).nullable().optional();
const LONGEST_OTHER = 2_000;

/** What `PATCH /api/articles/ID` takes; a field that is null says again what the file says. */
export const correctionPatchSchema = z.strictObject({
  title: text(LONGEST.title),
  outlet: text(LONGEST.outlet),
  authors: z.array(line(LONGEST.author)).max(100).nullable().optional(),
  published: text(LONGEST_OTHER),
  genre: z.enum(GENRES).nullable().optional(),
  wording: z.enum(WORDINGS).nullable().optional(),
  language: text(LONGEST_OTHER),
  url: text(LONGEST_OTHER),
});
