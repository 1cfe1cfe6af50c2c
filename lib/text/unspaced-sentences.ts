import type { Sentence } from "./sentence.ts";

/** Thai and Lao end a sentence with a blank, or not at all. */
const BLANK_ENDED = "\\u0e00-\\u0eff";
export const HAS_BLANK_ENDED = new RegExp(`[${BLANK_ENDED}]`);
const ENDS_BLANK_ENDED = new RegExp(`[${BLANK_ENDED}]["”’)»\\]]*\\s*$`, "u");
/** A blank between two words of such a script. */
const BLANK = new RegExp(`(?<=[${BLANK_ENDED}]["”’)]?)[ \\t\\u00a0\\n]+(?=["“‘(]?[${BLANK_ENDED}])`, "gu");
/** Blanks part the items of a list, too, and names from what is said of them: a sentence is not so short. */
const SHORTEST = 40;
/** What goes on rather than begins: and, or, but, that, which, by, because, namely, such as, of, in, from, so that, with, when. */
const GOES_ON =
  /^["“‘(]?(?:และ|หรือ|แต่|ที่|ซึ่ง|โดย|เพราะ|เนื่องจาก|ได้แก่|เช่น|ของ|ใน|จาก|เพื่อ|กับ|เมื่อ|ว่า|คือ|ๆ|ฯ|ແລະ|ຫຼື|ແຕ່|ທີ່|ໂດຍ|ເພາະ|ຂອງ|ໃນ|ຈາກ)/u;

/** Cuts a sentence of Thai or Lao at the blanks that end one. */
export function splitAtBlanks({ start, text }: Sentence): Sentence[] {
  const parts: Sentence[] = [];
  let from = 0;
  for (const { 0: blank, index } of text.matchAll(BLANK)) {
    const next = index + blank.length;
    if (index - from < SHORTEST || GOES_ON.test(text.slice(next, next + 12))) continue;
    if (text.length - next < SHORTEST / 2) break;
    parts.push({ start: start + from, end: start + index, text: text.slice(from, index) });
    from = next;
  }
  parts.push({ start: start + from, end: start + text.length, text: text.slice(from) });
  return parts;
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
/** How far a bracket's partner is looked for. */
const REACH = 600;
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
