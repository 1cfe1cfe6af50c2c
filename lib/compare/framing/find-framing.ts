import type { Framing, Wording } from "#lib/schema/comparison.ts";
import type { Span } from "#lib/schema/passage.ts";
import { aliasOf } from "#lib/text/aliases.ts";
import { findNames, type NameMention } from "#lib/text/names.ts";
import { isSameName } from "#lib/text/same-name.ts";
import { foldWord } from "#lib/text/tokens.ts";
import type { ColumnPassages } from "../comparer.ts";
import { modifiedNouns } from "./modified-nouns.ts";
import { describeName } from "./name-descriptions.ts";

const MOST_SUBJECTS = 6;
const MOST_WORDINGS = 8;
/** Beside those of the question, this many names that the compared passages have most often are looked at. */
const FREQUENT_NAMES = 8;
/** Read in full: each column's best article, then each one's second, and so on. */
const MOST_ARTICLES = 24;

export type FramingRequest = {
  question: string;
  columns: readonly Pick<ColumnPassages, "column" | "passages">[];
  /** Full texts by article id. */
  texts: ReadonlyMap<string, string>;
};

type Place = {
  columnId: string;
  articleId: string;
  version: string | undefined;
  text: string;
  names: NameMention[];
  /** Those of `names` that stand in the compared passages. */
  compared: NameMention[];
};
type Name = { shown: string; asked: boolean };
type Found = { name: Name; subject: string; key: string; words: string; place: Place; span: Span };

/**
 * The different words that outlets use for one person, group or event, by rule: nouns that one name modifies and that
 * can stand for one another ("Norland's soldiers", "Norlandic advisers"), and what is put before or behind a person's
 * name. Names are those of the question and the most frequent of the compared passages; words are looked for in the
 * whole of the compared articles, up to 24. Only what at least two columns name, and in at least two ways. The question's names
 * first, then the most different, by how few wordings two columns share, over all pairs; at most 6 subjects of at most 8 wordings, most used first.
 */
export function findFraming({ question, columns, texts }: FramingRequest): Framing[] {
  const places = choosePlaces(columns, texts);
  const names = chooseNames(question, places);
  const found = places.flatMap((place) =>
    place.names.flatMap((mention): Found[] => {
      const name = names.get(keyOf(mention));
      if (name === undefined) return [];
      const nouns = modifiedNouns(place.text, mention).map(({ slot, ...noun }) => ({
        ...noun,
        subject: `${name.shown}, ${slot.label}`,
      }));
      // A name of one word only may be anything; whoever is introduced has a full name somewhere.
      const introduced = name.shown.includes(" ") ? describeName(place.text, mention) : [];
      const descriptions = introduced.map((description) => ({
        ...description,
        subject: name.shown,
      }));
      return [...nouns, ...descriptions].map((noun) => ({ ...noun, name, place }));
    }),
  );
  return [...Map.groupBy(found, ({ subject }) => subject)]
    .map(([subject, all]) => {
      const framing = { subject, wordings: wordingsOf(all) };
      const asked = all.some(({ name }) => name.asked);
      return { framing, asked, difference: differenceOf(framing.wordings) };
    })
    .filter(({ framing, difference }) => framing.wordings.length > 1 && difference > 0)
    .sort((a, b) => Number(b.asked) - Number(a.asked) || b.difference - a.difference)
    .slice(0, MOST_SUBJECTS)
    .map(({ framing }) => framing);
}

function choosePlaces(columns: FramingRequest["columns"], texts: FramingRequest["texts"]): Place[] {
  const articles = columns.flatMap(({ column, passages }) =>
    [...Map.groupBy(passages, ({ article }) => article.id)].map(([articleId, own], rank) => ({
      columnId: column.id,
      articleId,
      own,
      rank,
    })),
  );
  return articles
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_ARTICLES)
    .map(({ columnId, articleId, own }) => {
      const text = texts.get(articleId) ?? "";
      const names = findNames(text);
      const compared = names.filter(({ start, end }) =>
        own.some(({ passage }) => passage.start <= start && end <= passage.end),
      );
      const version = own[0]?.article.version;
      return { columnId, articleId, version, text, names, compared };
    });
}

/** A person by the surname, a country by the term of all its forms. */
function keyOf({ terms }: NameMention): string {
  return terms.at(-1) ?? "";
}

/** Names by key, as they are to be shown. */
function chooseNames(question: string, places: readonly Place[]): Map<string, Name> {
  const inPassages = places.flatMap(({ compared }) => compared.map(keyOf));
  const counts = [...Map.groupBy(inPassages, (key) => key)].map(([key, all]) => ({ key, count: all.length }));
  const frequent = counts.sort((a, b) => b.count - a.count).slice(0, FREQUENT_NAMES);
  const asked = findNames(question);
  const mentions = [...asked, ...places.flatMap(({ names }) => names)];
  const byKey = Map.groupBy(mentions, keyOf);
  const chosen = new Map<string, Name>();
  for (const key of [...asked.map(keyOf), ...frequent.map(({ key }) => key)]) {
    // "Suleimani" is "Soleimani".
    const forms = [...byKey.keys()].filter((other) => !chosen.has(other) && isSameName(key, other));
    const name = {
      shown: shownAs(
        forms.flatMap((form) => byKey.get(form) ?? []),
        key,
      ),
      asked: asked.some((mention) => keyOf(mention) === key),
    };
    for (const form of forms) chosen.set(form, name);
  }
  return chosen;
}

/** The fullest form of a person's name; of a country, the first that is no adjective. */
function shownAs(mentions: readonly NameMention[], key: string): string {
  const nouns = mentions.filter(
    ({ text }) => foldWord(text) === key || /^(?:United |U\.?S|U\.?K)/.test(text),
  );
  if (aliasOf(key) !== undefined) return (nouns[0] ?? mentions[0])?.text ?? key;
  return mentions.reduce((best, { text }) => (text.length > best.length ? text : best), "");
}

function wordingsOf(found: readonly Found[]): Wording[] {
  return [...Map.groupBy(found, ({ key }) => key).values()]
    .map((all) => ({ count: all.length, wording: { words: mostUsed(all), uses: usesOf(all) } }))
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_WORDINGS)
    .map(({ wording }) => wording);
}

function mostUsed(found: readonly Found[]): string {
  const [first] = [...Map.groupBy(found, ({ words }) => words)].sort((a, b) => b[1].length - a[1].length);
  return first?.[0] ?? "";
}

function usesOf(found: readonly Found[]): Wording["uses"] {
  return [...Map.groupBy(found, ({ place }) => place)].map(([{ columnId, articleId, version }, all]) => ({
    columnId,
    articleId,
    ...(version !== undefined && { version }),
    spans: all.map(({ span }) => span),
  }));
}

function columnsOf(wordings: readonly Wording[]): string[] {
  return [...new Set(wordings.flatMap(({ uses }) => uses.map(({ columnId }) => columnId)))];
}

/** Sum over all pairs of columns of the share of their wordings that they do not have in common. */
function differenceOf(wordings: readonly Wording[]): number {
  const sets = columnsOf(wordings).map(
    (id) => new Set(wordings.filter(({ uses }) => uses.some(({ columnId }) => columnId === id))),
  );
  let difference = 0;
  for (const [i, a] of sets.entries()) {
    for (const b of sets.slice(0, i)) difference += 1 - a.intersection(b).size / a.union(b).size;
  }
  return difference;
}
