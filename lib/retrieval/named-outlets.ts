import { shortOutletName } from "#lib/evidence/short-outlet-name.ts";
import type { ArticleInfo } from "#lib/schema/article.ts";

/**
 * The outlets that a question names ("What does The Courier say about the strike?"), and the question without their
 * names: they tell where to look, not what to look for. Names match as whole words, with or without "The", or for short
 * ("the Gazette") where that can be one outlet only.
 */
export function findNamedOutlets(
  question: string,
  articles: readonly ArticleInfo[],
): { outlets: { id: string; name: string }[]; rest: string } {
  const names = new Map(articles.map((article) => [article.outletId, article.outletName]));
  const outlets: { id: string; name: string }[] = [];
  const all = [...new Set(names.values())];
  const shortForms = new Map(all.map((name) => [name, shortOutletName(name, all)]));
  let rest = question;
  const folded = question.toLowerCase();
  for (const [id, name] of names) {
    const core = name.replace(/^the\s+/i, "");
    // Most outlets are not named, and looking costs less than making a pattern.
    const firstWord = core.toLowerCase().split(/\s/)[0] ?? "";
    if (core.length < 2) continue;
    const full = folded.includes(firstWord)
      ? rest.replace(
          new RegExp(
            `(?<![\\p{L}\\p{N}])(?:the\\s+)?${escapePattern(core)}(?:['’]s)?(?![\\p{L}\\p{N}])`,
            "giu",
          ),
          " ",
        )
      : rest;
    const short = shortForms.get(name);
    const without = short === undefined ? full : full.replace(short, " ");
    if (without === rest) continue;
    rest = without;
    outlets.push({ id, name });
  }
  return { outlets, rest };
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
}
