import { isCompleteSentence } from "#lib/text/sentences.ts";
import { type CleaningRule, type Cut, type PageLine, plainWords } from "./page.ts";
import { TripleIndex } from "./triple-index.ts";

const IN_MARKS = /^[“"'‘].*[”"'’]$/;
const ATTRIBUTION = /^[-–—] ?\p{L}[^.!?]{0,100}$/u;

const LONGEST = 70;
const LONGEST_ATTRIBUTION = 14;
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
    const wordsOf = lines.map((line) => plainWords(line.text));
    const index = new TripleIndex(
      wordsOf,
      candidates.map((candidate) => candidate.line),
    );
    const cuts: Cut[] = [];
    const gone = new Set<number>();
    for (const { line, attributed } of candidates) {
      const repeated = index.findRepetition(line, gone);
      if (repeated === undefined || repeated.share < (attributed ? SHARE_WITH_ATTRIBUTION : SHARE_ALONE))
        continue;
      if (!attributed && (wordsOf[repeated.line]?.length ?? 0) <= (wordsOf[line]?.length ?? 0)) continue;
      gone.add(line);
      cuts.push({ line });
      if (attributed) cuts.push({ line: line + 1 });
    }
    return cuts;
  },
};

/** Those with an attribution first: when two lines are alike, they are the repetition. */
function findCandidates(lines: readonly PageLine[]): { line: number; attributed: boolean }[] {
  const found = lines.flatMap(({ text, words }, line) => {
    if (words > LONGEST) return [];
    const attributed = words >= 3 && isAttribution(lines, line + 1);
    // The first lines are the standfirst's, which may say what the article says.
    const alone = line >= 3 && words >= SHORTEST_ALONE && (IN_MARKS.test(text) || !isCompleteSentence(text));
    return attributed || alone ? [{ line, attributed }] : [];
  });
  return found.sort((a, b) => Number(b.attributed) - Number(a.attributed));
}

/** "- A source": one line of it, for several are a list. */
function isAttribution(lines: readonly PageLine[], i: number): boolean {
  const isDashed = (k: number) => /^[-–—•*]/.test(lines[k]?.text ?? "");
  const line = lines[i];
  if (line === undefined || line.words > LONGEST_ATTRIBUTION) return false;
  return ATTRIBUTION.test(line.text) && !isDashed(i - 1) && !isDashed(i + 1);
}
