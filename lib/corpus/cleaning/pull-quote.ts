import { isCompleteSentence } from "#lib/text/sentences.ts";
import { type CleaningRule, type Cut, countWords, type PageLine, plainWords } from "./page.ts";

const IN_MARKS = /^[“"'‘].*[”"'’]$/;
const ATTRIBUTION = /^[-–—] ?\p{L}[^.!?]{0,100}$/u;

const LONGEST = 70;
/** Below this many words a repetition may be a sub-heading that quotes. */
const SHORTEST_ALONE = 10;
/** Share of the quote's three-word sequences that one paragraph must hold; small changes of wording are usual. */
const SHARE_WITH_ATTRIBUTION = 0.7;
const SHARE_ALONE = 0.9;

/**
 * Lines that repeat words of the article to make the page livelier, with the attribution below them ("- A source").
 * What they repeat stays.
 */
export const pullQuote: CleaningRule = {
  name: "pull quote",
  find: ({ lines }) => {
    const candidates = findCandidates(lines);
    if (candidates.length === 0) return [];
    const index = indexTriples(lines);
    const cuts: Cut[] = [];
    const gone = new Set<number>();
    for (const { line, attributed } of candidates) {
      const words = plainWords(lines[line]?.text ?? "");
      const repeated = findRepetition(words, line, index, gone);
      if (repeated === undefined || repeated.share < (attributed ? SHARE_WITH_ATTRIBUTION : SHARE_ALONE))
        continue;
      if (!attributed && plainWords(lines[repeated.line]?.text ?? "").length <= words.length) continue;
      gone.add(line);
      cuts.push({ line });
      if (attributed) cuts.push({ line: line + 1 });
    }
    return cuts;
  },
};

/** Those with an attribution first: when two lines are alike, they are the repetition. */
function findCandidates(lines: readonly PageLine[]): { line: number; attributed: boolean }[] {
  const found = lines.flatMap(({ text }, line) => {
    const words = countWords(text);
    if (words > LONGEST) return [];
    const below = lines[line + 1]?.text ?? "";
    const attributed = words >= 3 && countWords(below) <= 14 && isAttribution(lines, line + 1);
    // The first lines are the standfirst's, which may say what the article says.
    const alone = line >= 3 && words >= SHORTEST_ALONE && (IN_MARKS.test(text) || !isCompleteSentence(text));
    return attributed || alone ? [{ line, attributed }] : [];
  });
  return found.sort((a, b) => Number(b.attributed) - Number(a.attributed));
}

/** "- A source": one line of it, for several are a list. */
function isAttribution(lines: readonly PageLine[], i: number): boolean {
  const isDashed = (k: number) => /^[-–—•*]/.test(lines[k]?.text ?? "");
  return ATTRIBUTION.test(lines[i]?.text ?? "") && !isDashed(i - 1) && !isDashed(i + 1);
}

function triplesOf(words: readonly string[]): string[] {
  const triples: string[] = [];
  for (let i = 0; i + 2 < words.length; i++) triples.push(`${words[i]} ${words[i + 1]} ${words[i + 2]}`);
  return triples;
}

/** Three-word sequence → the lines that have it, ascending. */
function indexTriples(lines: readonly PageLine[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  lines.forEach(({ text }, i) => {
    for (const triple of triplesOf(plainWords(text))) {
      const places = index.get(triple);
      if (places === undefined) index.set(triple, [i]);
      else if (places.at(-1) !== i) places.push(i);
    }
  });
  return index;
}

/** The other line that has most of the words, and which share of their triples. */
function findRepetition(
  words: readonly string[],
  own: number,
  index: ReadonlyMap<string, readonly number[]>,
  gone: ReadonlySet<number>,
): { line: number; share: number } | undefined {
  const triples = new Set(triplesOf(words));
  const counts = new Map<number, number>();
  for (const triple of triples) {
    for (const line of index.get(triple) ?? []) {
      if (line !== own && !gone.has(line)) counts.set(line, (counts.get(line) ?? 0) + 1);
    }
  }
  let best: { line: number; share: number } | undefined;
  for (const [line, count] of counts) {
    const share = count / triples.size;
    if (best === undefined || share > best.share) best = { line, share };
  }
  return best;
}
