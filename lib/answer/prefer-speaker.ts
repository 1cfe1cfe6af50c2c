import { askedSpeaker, isAskedSpeaker, isKnown, isOnePerson, tellsOf } from "#lib/evidence/asked-speaker.ts";
import type { Candidate } from "#lib/evidence/score-sentences.ts";
import type { Retrieved } from "#lib/schema/retrieval.ts";
import { speakerOf } from "#lib/text/speakers.ts";

/** What the words of the one asked for gain; about what a sentence gains that has the figure asked for. */
const OWN_WORDS = 0.3;
/** So many of the best are looked at: finding the speaker of each takes a while. */
const MOST_READ = 80;

/**
 * For a question about what somebody said: the sentences that this one says first, and none that another says, unless
 * it tells of the one asked for by name. Where
 * nothing else is left they all stay, for each is shown with its speaker, and so they do where none is found to say
 * anything and others might speak for the one asked for. Other questions, and those with a name that no article
 * has, keep their candidates.
 */
export function preferSpeaker(
  question: string,
  candidates: readonly Candidate[],
  passages: readonly Retrieved[],
  texts: ReadonlyMap<string, string> = new Map(),
): readonly Candidate[] {
  const own = passages.flatMap(({ article }) => [article.outletName, ...article.authors]);
  const asked = askedSpeaker(question, own);
  const isKnownHere = ({ article, passage }: Retrieved) =>
    asked !== undefined && isKnown(asked, texts.get(article.id) ?? passage.text);
  if (asked === undefined || !passages.some(isKnownHere)) return candidates;
  let isFound = false;
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
    if (!isAskedSpeaker(asked, voice, candidate.text, text ?? passage.text)) {
      return tellsOf(asked, voice, candidate.text) ? [candidate] : [];
    }
    isFound = true;
    return [{ ...candidate, score: candidate.score + OWN_WORDS }];
  });
  // "The minister", "the ministry": who speaks for them may be called otherwise.
  const isOnlyOne = passages.some(({ article, passage }) =>
    isOnePerson(asked, texts.get(article.id) ?? passage.text),
  );
  if (!isFound && !isOnlyOne) return candidates;
  return kept.length === 0 ? candidates : kept.sort((a, b) => b.score - a.score);
}
