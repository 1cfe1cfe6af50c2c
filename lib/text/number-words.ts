const SMALL: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};

const TENS: Record<string, number> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

const SCALES: Record<string, number> = {
  hundred: 1e2,
  dozen: 12,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

const ORDINALS: Record<string, number> = {
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  twentieth: 20,
  thirtieth: 30,
  hundredth: 100,
};

const UNIT_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth".split(" ");

/** "half" bears out 50 percent, too. */
const WEAK: Record<string, readonly number[]> = {
  one: [1],
  once: [1],
  single: [1],
  sole: [1],
  first: [1],
  second: [2],
  both: [2],
  twice: [2],
  double: [2],
  doubled: [2],
  pair: [2],
  couple: [2],
  half: [0.5, 50],
  quarter: [0.25, 25],
};

export type NumberWord = { end: number; values: readonly number[]; weak: boolean };

const STARTS = new Set(["a", "an", ...[SMALL, TENS, ORDINALS, WEAK].flatMap((words) => Object.keys(words))]);
const FIRST_WORD = /\p{L}+/uy;
const NEXT_WORD = /(?:[ \u00a0]|-)(\p{L}+)/uy;

/**
 * The number in words that starts at `start`, where a word must start: "twenty-one", "two hundred and five", "fifteen
 * hundred", "a million", "two and a half million", "half a dozen". Plurals such as "hundreds" are none.
 */
export function numberWordAt(text: string, start: number): NumberWord | undefined {
  const words: { word: string; end: number }[] = [];
  FIRST_WORD.lastIndex = start;
  let match = FIRST_WORD.exec(text);
  if (match === null || !STARTS.has(match[0].toLowerCase())) return undefined;
  while (match !== null && words.length < 12) {
    const end: number = match.index + match[0].length;
    words.push({ word: (match[1] ?? match[0]).toLowerCase(), end });
    NEXT_WORD.lastIndex = end;
    match = NEXT_WORD.exec(text);
  }
  return cardinal(words) ?? single(words[0]);
}

function single(first: { word: string; end: number } | undefined): NumberWord | undefined {
  if (first === undefined) return undefined;
  const weak = WEAK[first.word];
  if (weak !== undefined) return { end: first.end, values: weak, weak: true };
  const ordinal = ORDINALS[first.word];
  return ordinal === undefined ? undefined : { end: first.end, values: [ordinal], weak: false };
}

/** Reads as many words as make one number; undefined for "a" or "half" alone. */
function cardinal(words: readonly { word: string; end: number }[]): NumberWord | undefined {
  let total = 0;
  let group: number | undefined;
  let end = 0;
  let sawMagnitude = false;
  let i = 0;
  const at = (k: number) => words[k]?.word ?? "";
  if (at(0) === "half" && /^an?$/.test(at(1)) && Object.hasOwn(SCALES, at(2))) {
    return { end: words[2]?.end ?? 0, values: [(SCALES[at(2)] ?? 0) / 2], weak: false };
  }
  if (/^an?$/.test(at(0))) {
    if (!Object.hasOwn(SCALES, at(1))) return undefined;
    group = 1;
    i = 1;
  }
  for (; i < words.length; i++) {
    const word = at(i);
    const small = SMALL[word];
    const tens = TENS[word];
    const scale = SCALES[word];
    if (small !== undefined) {
      // After a ten only its units, after hundreds anything; "two three" are two numbers.
      const fits =
        group === undefined ||
        (group % 100 === 0 && group > 0) ||
        (group % 10 === 0 && group % 100 >= 20 && small < 10);
      if (!fits) break;
      group = (group ?? 0) + small;
    } else if (tens !== undefined) {
      if (group !== undefined && group % 100 !== 0) break;
      group = (group ?? 0) + tens;
    } else if (scale !== undefined && group !== undefined) {
      sawMagnitude = true;
      if (scale <= 100) group *= scale;
      else {
        total += group * scale;
        group = undefined;
        end = words[i]?.end ?? end;
        continue;
      }
    } else if (word === "and" && at(i + 1) === "a" && at(i + 2) === "half" && group !== undefined) {
      group += 0.5;
      i += 2;
    } else if (
      word === "and" &&
      sawMagnitude &&
      (Object.hasOwn(SMALL, at(i + 1)) || Object.hasOwn(TENS, at(i + 1)))
    ) {
      continue;
    } else if (UNIT_ORDINALS.includes(word) && group !== undefined && group % 10 === 0 && group % 100 >= 20) {
      group += UNIT_ORDINALS.indexOf(word) + 1;
      end = words[i]?.end ?? end;
      break;
    } else break;
    end = words[i]?.end ?? end;
  }
  if (group === undefined && total === 0) return undefined;
  if (end === 0) return undefined;
  const value = total + (group ?? 0);
  return { end, values: [value], weak: value === 1 && !sawMagnitude };
}
