import type { Retrieved } from "#lib/domain/retrieval.ts";
import { askedSpeaker, isAskedSpeaker } from "#lib/evidence/asked-speaker.ts";
import type { Candidate } from "#lib/evidence/score-sentences.ts";
import { speakerOf } from "#lib/text/speakers.ts";

/** What the words of the one asked for gain; about what a sentence gains that has the figure asked for. */
const OWN_WORDS = 0.3;
/** So many of the best are looked at: finding the speaker of each takes a while. */
const MOST_READ = 80;

/**
 * For a question about what somebody said: the sentences that this one says first, and none that another says. Where
 * nothing else is left they all stay, for each is shown with its speaker. Other questions keep their candidates.
 */
export function preferSpeaker(
  question: string,
  candidates: readonly Candidate[],
  passages: readonly Retrieved[],
  texts: ReadonlyMap<string, string> = new Map(),
): readonly Candidate[] {
  const own = passages.flatMap(({ article }) => [article.outletName, ...article.authors]);
  const asked = askedSpeaker(question, own);
  if (asked === undefined) return candidates;
  const kept = candidates.slice(0, MOST_READ).flatMap((candidate): Candidate[] => {
    const source = passages[candidate.passage];
    if (source === undefined) return [];
    const { article, passage } = source;
    const text = texts.get(article.id);
    const offset = text === undefined ? 0 : passage.start;
    const voice = speakerOf(
      text ?? passage.text,
      [candidate.start + offset, candidate.end + offset],
      article,
    );
    if (voice.kind === "outlet") return [candidate];
    if (!isAskedSpeaker(asked, voice, text ?? passage.text)) return [];
    return [{ ...candidate, score: candidate.score + OWN_WORDS }];
  });
  return kept.length === 0 ? candidates : kept.sort((a, b) => b.score - a.score);
}
