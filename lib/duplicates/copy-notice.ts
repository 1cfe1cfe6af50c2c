import type { CopyKind, NearDuplicate } from "#lib/schema/article.ts";

const MOST_OUTLETS = 3;

const NOTICES: [CopyKind, (outlets: string) => string][] = [
  ["same-text", (outlets) => `Same text in ${outlets}.`],
  ["near", (outlets) => `Nearly the same text in ${outlets}.`],
  ["within", (outlets) => `Most of it stands in a longer article of ${outlets}.`],
  ["contains", (outlets) => `Contains most of an article of ${outlets}.`],
];

/** Which other outlets have an article's text, in a line; undefined where none has. */
export function copyNotice(nearDuplicates: readonly NearDuplicate[] = []): string | undefined {
  const notices = NOTICES.flatMap(([of, words]) => {
    const outlets = nearDuplicates.filter(({ kind }) => kind === of).map(({ outletName }) => outletName);
    return outlets.length === 0 ? [] : [words(list([...new Set(outlets)]))];
  });
  return notices.length === 0 ? undefined : notices.join(" ");
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, MOST_OUTLETS);
  const more = names.length - shown.length;
  const parts = more > 0 ? [...shown, `${more} more`] : shown;
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
