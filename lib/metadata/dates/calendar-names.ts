/** Languages of which the names of months and weekdays are known; ICU, within Node, has the names themselves. */
const LANGUAGES =
  "en de fr es it pt nl sv da nb nn fi is pl cs sk sl hr sr bs hu ro bg mk ru uk be tr az el ca gl sq et lv lt id ms ar fa he hi th".split(
    " ",
  );
const ENGLISH = "en";

type Names = { months: ReadonlyMap<string, number>; weekdays: ReadonlySet<string> };

const byLanguage = new Map<string, Names>();
let ofAll: Names | undefined;

/**
 * The month, 1 to 12, that a word names, long or short, with or without a full stop. With a language its own names and the
 * English ones count, without one those that mean the same month everywhere.
 */
export function monthOfName(word: string, language?: string): number | undefined {
  const name = plainName(word);
  const known = base(language);
  const inEnglish = namesOf(ENGLISH).months.get(name);
  if (known === undefined) return inEnglish ?? allNames().months.get(name);
  return namesOf(known).months.get(name) ?? inEnglish;
}

/** True for the name of a weekday, long or short. */
export function isWeekday(word: string): boolean {
  const name = plainName(word);
  return namesOf(ENGLISH).weekdays.has(name) || allNames().weekdays.has(name);
}

function base(language: string | undefined): string | undefined {
  const code = language?.slice(0, language.search(/[-_]|$/)).toLowerCase();
  if (code === "no") return "nb";
  return code !== undefined && LANGUAGES.includes(code) ? code : undefined;
}

function allNames(): Names {
  if (ofAll !== undefined) return ofAll;
  const months = new Map<string, number>();
  const unclear = new Set<string>();
  const weekdays = new Set<string>();
  for (const language of LANGUAGES) {
    const names = namesOf(language);
    for (const [name, month] of names.months) {
      if (months.has(name) && months.get(name) !== month) unclear.add(name);
      months.set(name, month);
    }
    for (const name of names.weekdays) weekdays.add(name);
  }
  // "listopad" is October in one language and November in another. English ones mean what they mean.
  for (const name of unclear) if (!namesOf(ENGLISH).months.has(name)) months.delete(name);
  for (const [name, month] of namesOf(ENGLISH).months) months.set(name, month);
  ofAll = { months, weekdays };
  return ofAll;
}

function namesOf(language: string): Names {
  const known = byLanguage.get(language);
  if (known !== undefined) return known;
  const months = new Map<string, number>();
  const weekdays = new Set<string>();
  for (const length of ["long", "short"] as const) {
    const shared = { timeZone: "UTC", calendar: "gregory" } as const;
    // Many languages have one form for a month within a date and another for the month alone.
    for (const form of [
      new Intl.DateTimeFormat(language, { ...shared, day: "numeric", month: length, year: "numeric" }),
      new Intl.DateTimeFormat(language, { ...shared, month: length }),
    ]) {
      for (let month = 1; month <= 12; month++) {
        const parts = form.formatToParts(Date.UTC(2024, month - 1, 15));
        const name = plainName(parts.find(({ type }) => type === "month")?.value ?? "");
        if (/\p{L}[\p{M}.]*\p{L}/u.test(name)) months.set(name, month);
      }
    }
    const weekday = new Intl.DateTimeFormat(language, { ...shared, weekday: length });
    for (let day = 1; day <= 7; day++) {
      const name = plainName(weekday.format(Date.UTC(2024, 0, day)));
      if (/^\p{L}/u.test(name)) weekdays.add(name);
    }
  }
  if (language === ENGLISH) {
    months.set("sept", 9);
    for (const name of ["tues", "weds", "thur", "thurs"]) weekdays.add(name);
  }
  const names = { months, weekdays };
  byLanguage.set(language, names);
  return names;
}

function plainName(word: string): string {
  return word
    .normalize("NFC")
    .toLocaleLowerCase("en")
    .replace(/[.,॰׳’']+$/u, "");
}
