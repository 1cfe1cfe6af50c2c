import type { Sentence } from "./sentence.ts";

/** Thai and Lao end a sentence with a blank, or not at all. */
const BLANK_ENDED = "\\u0e00-\\u0eff";
export const HAS_BLANK_ENDED = new RegExp(`[${BLANK_ENDED}]`);
const ENDS_BLANK_ENDED = new RegExp(`[${BLANK_ENDED}]["”’)»\\]]*\\s*$`, "u");
/** A blank between two words of such a script. */
const BLANK = new RegExp(`(?<=[${BLANK_ENDED}]["”’)]?)[ \\t\\u00a0\\n]+(?=["“‘(]?[${BLANK_ENDED}])`, "gu");
/** How far a bracket's or quotation mark's partner is looked for. */
const REACH = 600;
/** Blanks part the items of a list, too, and names from what is said of them: a sentence is not so short. */
const SHORTEST = 40;
/**
 * What goes on rather than begins: and, or, but, that, which, by, because, namely, such as, of, in, from, so that, with,
 * when, after, before, until, since, during, if, although, including, according to, than, for, on; will, was, is.
 */
const GOES_ON =
  /^["“‘(]?(?:และ|หรือ|แต่|ที่|ซึ่ง|โดย|เพราะ|เนื่องจาก|ได้แก่|เช่น|ของ|ใน|จาก|เพื่อ|กับ|เมื่อ|ว่า|คือ|หลัง|ก่อน|จน|ตั้งแต่|ระหว่าง|ขณะ|หาก|ถ้า|แม้|รวม|ตาม|กว่า|สำหรับ|บน|พร้อม|ด้วย|จะ|ถูก|เป็น|ๆ|ฯ|ແລະ|ຫຼື|ແຕ່|ທີ່|ໂດຍ|ເພາະ|ຂອງ|ໃນ|ຈາກ|ຫຼັງ|ກ່ອນ|ວ່າ)/u;
/** What nothing ends with: that, and, or, but, who, which, by, of, in, from, with, namely, such as, as follows, is. */
const LEFT_OPEN =
  /(?:ว่า|และ|หรือ|แต่|ที่|ซึ่ง|โดย|ของ|ใน|จาก|กับ|ได้แก่|เช่น|ดังนี้|คือ|ວ່າ|ແລະ|ຫຼື|ແຕ່|ທີ່|ໂດຍ|ຂອງ|ໃນ)["“‘(]?$/u;
/** Words of saying, which a quotation may follow. */
const SAYING = /(?:กล่าว|ระบุ|เผย|บอก|ตอบ|ถาม|ยืนยัน|อธิบาย|เสริม|เขียน|ກ່າວ|ບອກ)$/u;
/** The longest of these words is this long. */
const WORD_REACH = 12;

/** Cuts a sentence of Thai or Lao at the blanks that end one. */
export function splitAtBlanks({ start, text }: Sentence): Sentence[] {
  const parts: Sentence[] = [];
  let from = 0;
  for (const { 0: blank, index } of text.matchAll(BLANK)) {
    const next = index + blank.length;
    if (index - from < SHORTEST || goesOn(text, index, next)) continue;
    if (text.length - next < SHORTEST / 2) break;
    parts.push({ start: start + from, end: start + index, text: text.slice(from, index) });
    from = next;
  }
  parts.push({ start: start + from, end: start + text.length, text: text.slice(from) });
  return parts;
}

/** True where the blank from `end` to `next` stands within a sentence. */
function goesOn(text: string, end: number, next: number): boolean {
  const before = text.slice(Math.max(0, end - WORD_REACH), end);
  const after = text.slice(next, next + WORD_REACH);
  if (GOES_ON.test(after) || LEFT_OPEN.test(before)) return true;
  if (/^["“‘]/.test(after) && SAYING.test(before)) return true;
  const opened = text.lastIndexOf("“", end);
  return opened >= Math.max(0, end - REACH) && !text.slice(opened, end).includes("”");
}

/** True for a text of Thai or Lao that is long enough for a sentence: neither script marks where one ends. */
export function isBlankEnded(text: string): boolean {
  return text.length >= SHORTEST / 2 && ENDS_BLANK_ENDED.test(text.slice(-4)) ? true : endsWithFigure(text);
}

/** "… ร้อยละ 14": the figure that a Thai sentence ends with stands apart. */
function endsWithFigure(text: string): boolean {
  const words = text.replace(/[\d.,%\s]+$/u, "");
  return words.length < text.length && words.length >= SHORTEST / 2 && ENDS_BLANK_ENDED.test(words.slice(-4));
}

const OPENS = "「『（《〈【";
const CLOSES = "」』）》〉】";
/** Behind a closing bracket or mark: more punctuation, a Japanese particle, or who said it. */
const GOES_ON_BEHIND =
  /^(?:[。！？、，；：]|と|って|など|[のはがをにでもへや](?!の)|[^。！？\s，、“「]{0,8}(?:说|說|表示|称|稱|指出|写道|寫道|告诉|告訴|强调|強調|补充|補充|认为|認為))/u;

/** True for a terminator of Chinese or Japanese within brackets that close further on: "「休みだ。」と述べた". */
export function isWithinBrackets(text: string, mark: number, start: number, limit: number): boolean {
  let depth = 0;
  for (let i = Math.max(start, mark - REACH); i < mark; i++) depth = depthAfter(text.charAt(i), depth);
  if (depth === 0) return false;
  for (let i = mark + 1; i < Math.min(limit, mark + REACH); i++) {
    depth = depthAfter(text.charAt(i), depth);
    if (depth > 0) continue;
    const ends = i === mark + 1;
    return !ends || GOES_ON_BEHIND.test(text.slice(i + 1, i + 20));
  }
  return false;
}

/** True where a Chinese sentence names its speaker behind the quotation: "“我们复工。”他说。" */
export function isAttributed(text: string, from: number): boolean {
  return GOES_ON_BEHIND.test(text.slice(from, from + 20));
}

export function isClosingBracket(code: number): boolean {
  return code >= 0x3000 && CLOSES.includes(String.fromCharCode(code));
}

function depthAfter(character: string, depth: number): number {
  if (OPENS.includes(character)) return depth + 1;
  return CLOSES.includes(character) ? Math.max(0, depth - 1) : depth;
}
