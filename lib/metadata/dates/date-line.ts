import { isWeekday } from "./calendar-names.ts";
import { findWrittenDates, withPlainDigits } from "./written-dates.ts";

/** What a line of nothing but dates says. */
export type DateLine = {
  published?: string;
  updated?: string;
  /** True when a word such as "Published" stands in it, so that it is no heading of a chronicle. */
  isLabelled: boolean;
};

/** Words of pages of many languages before the day of publication, and before that of a change. */
const PUBLISHED =
  "(?:first |originally |article |story )?(?:published|posted|issued)|(?:publication |pub(?:lish(?:ed|ing)?)? |release )?date|veröffentlicht|erschienen|publiziert|datum|publié[es]?|paru|mis en ligne|date de publication|(?:data de )?publica[dç]\\p{L}+|publicación|fecha(?: de publicación)?|pubblicat[oa]|data(?: di pubblicazione)?|gepubliceerd|geplaatst|publicera[dt]|publisert|publiceret|offentliggjort|julkaistu|opublikowan[oy]|data publikacji|publikováno|vydáno|publicat|опубликовано|дата публикации|опубліковано|yayınlanma(?: tarihi)?|giriş(?: tarihi)?|发布时间|发布于|發布時間|公開日?|公開日時|発行日?|掲載日?|게시일?|입력|تاريخ النشر|نشر(?:ت)?(?: في)?|(?:เผยแพร่|โพสต์)(?:เมื่อ)?(?:วันที่)?|วันที่";
const UPDATED =
  "(?:last |article |story )?(?:updated|modified|edited|revised|corrected|amended|reviewed)|(?:last |latest )?update|(?:zuletzt )?(?:aktualisiert|geändert|bearbeitet)|stand|aktualisierung|mise? à jour|maj|modifié[es]?|actualisé[es]?|dernière (?:mise à jour|modification)|(?:última )?a[ct]{1,2}uali[zs]a(?:d[oa]|ción|ção)|modificad[oa]|(?:ultimo )?aggiorna(?:to|ta|mento)|modificat[oa]|(?:laatst )?(?:bijgewerkt|gewijzigd)|(?:senast )?uppdatera[dt]|(?:sist )?oppdatert|(?:sidst )?opdateret|päivitetty|zaktualizowan[oy]|(?:ostatnia )?aktualizacja|aktualizov[aá]no|aktualizace|actualizat|обновлено|оновлено|(?:son )?güncelle(?:me|nme)(?: tarihi)?|更新(?:日|日時|时间|時間|于|於)?|最終更新(?:日)?|수정(?:일)?|(?:آخر )?تحديث|(?:อัปเดต|อัพเดท|ปรับปรุง|แก้ไข)(?:ล่าสุด)?(?:เมื่อ)?(?:วันที่)?";
const LABEL = new RegExp(`(?<!\\p{L})(?:(?<published>${PUBLISHED})|(?<updated>${UPDATED}))(?!\\p{L})`, "giu");

/** 20:18, 8:18 PM, 20.18 Uhr, 20h18, 8 p.m., 20時18分, with the zone after it. */
const TIME =
  /(?<!\d)(?:\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\.\d{1,6})?(?!\d)|\d{1,2}(?=\s?(?:[ap]\.?m\b|uhr\b|h\b))|\d{1,2}[時时点]\d{1,2}分?|noon|midnight)(?:\s?(?:[ap]\.?\s?m\b\.?|uhr\b|hrs?\b|h\b))?/giu;
const ZONE =
  /(?<!\p{L})(?:(?:GMT|UTC)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?|[A-Z]{1,4}T|[A-Z]{2,5}|Z|[+-]\d{2}:?\d{2}|(?i:(?:local|(?:eastern|central|mountain|pacific|summer)(?: (?:standard|daylight))?) time|ortszeit))(?!\p{L})/gu;
const CONNECTORS = new Set(
  "at on om um am im den à a as às las el le la il alle ore ora kl klo kello o op de del di du в о г р and und et y e น".split(
    " ",
  ),
);
const LONGEST = 140;

/**
 * Reads a line that is made of dates, times, weekdays, zones and words such as "Published" alone; undefined for any other.
 * A date without a word before it is that of publication; "Updated" holds for the dates after it.
 */
export function readDateLine(source: string, language?: string): DateLine | undefined {
  if (source.length > LONGEST) return undefined;
  const text = withPlainDigits(source).replace(/[\u200E\u200F]/g, " ");
  const dates = findWrittenDates(text, language);
  const labels = [...blank(text, dates).matchAll(LABEL)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    isUpdate: match.groups?.updated !== undefined,
  }));
  let rest = blank(text, [...dates, ...labels]);
  const withoutTimes = rest.replace(TIME, " ");
  const hasTime = withoutTimes !== rest;
  if (dates.length === 0 && !(hasTime && labels.length > 0)) return undefined;
  rest = hasTime ? withoutTimes.replace(ZONE, " ") : rest;
  const words = rest.match(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*\.?|\p{N}+/gu) ?? [];
  if (!words.every((word) => isWeekday(word) || CONNECTORS.has(word.toLowerCase().replace(".", ""))))
    return undefined;
  if (/[^\s\p{L}\p{M}|•·–—,،、，;:()[\]/.+'’-]/u.test(rest)) return undefined;
  const last = labels.findLast(({ end }) => !/\d/.test(text.slice(end)));
  return { ...sortDates(dates, labels, last), isLabelled: labels.length > 0 };
}

const UPDATE_AT_END = new RegExp(`(?<!\\p{L})(?:${UPDATED})(?: on| at| am| le| el| il)?[\\s:|·–-]*$`, "iu");

/** True for a text that ends with a word such as "Updated", which speaks of the date after it. */
export function endsWithUpdateWord(text: string): boolean {
  return UPDATE_AT_END.test(text.slice(-60));
}

type Label = { start: number; isUpdate: boolean };

/** `last`: a word that nothing follows; in "30 August 2024 (updated)" it speaks of the date before it. */
function sortDates(
  dates: ReturnType<typeof findWrittenDates>,
  labels: readonly Label[],
  last: Label | undefined,
) {
  const line: { published?: string; updated?: string } = {};
  for (const { start, date } of dates) {
    if (date === undefined) continue;
    const label = labels.findLast((one) => one.start < start) ?? (dates.length === 1 ? last : undefined);
    if (label?.isUpdate === true) line.updated ??= date;
    else line.published ??= date;
  }
  return line;
}

function blank(text: string, spans: readonly { start: number; end: number }[]): string {
  let blanked = text;
  for (const { start, end } of spans)
    blanked = blanked.slice(0, start) + " ".repeat(end - start) + blanked.slice(end);
  return blanked;
}
