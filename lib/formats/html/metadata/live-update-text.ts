import { z } from "zod";

const MOST_UPDATES = 2000;
const text = z.string().trim().min(1).optional().catch(undefined);
const update = z.object({
  headline: text,
  name: text,
  datePublished: text,
  articleBody: text,
  text,
  description: text,
});

/**
 * The updates of a live report (schema.org's liveBlogUpdate) in the order of the page's data: a line with the headline and
 * the time, and the update's text below it. Undefined when there are none.
 */
export function liveUpdateText(updates: unknown): string | undefined {
  const list: unknown[] = Array.isArray(updates) ? updates : [updates];
  const texts = list.slice(0, MOST_UPDATES).flatMap((one) => {
    const found = update.safeParse(one).data;
    if (found === undefined) return [];
    const body = found.articleBody ?? found.text ?? found.description;
    const headline = found.headline ?? found.name;
    if (body === undefined && headline === undefined) return [];
    const time = found.datePublished === undefined ? undefined : plainTime(found.datePublished);
    const heading = headline === undefined ? time : time === undefined ? headline : `${headline} (${time})`;
    return [[heading, body].filter((part) => part !== undefined).join("\n\n")];
  });
  return texts.length === 0 ? undefined : texts.join("\n\n");
}

/** "2024-03-04T10:42:00Z" as "2024-03-04, 10:42 UTC"; the time zone stays as it is written. */
function plainTime(time: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(time);
  if (parts === null) return time;
  const [, day, clock, zone] = parts;
  return [`${day}, ${clock}`, zone === "Z" ? "UTC" : zone].filter((part) => part !== undefined).join(" ");
}
