import { toCounterpointError } from "#lib/errors.ts";
import { oneLine } from "#lib/evidence/fence-passage.ts";
import type { ChatModelSettings } from "#lib/models/open-chat-model.ts";
import type { Answer, Citation, Opinion, Source } from "#lib/schema/answer.ts";
import type { OpinionGiver } from "./opinion-giver.ts";
import { createSentenceJudge } from "./sentence-judge.ts";

/** The answer is read meanwhile: an opinion that takes long is worth little. */
const LIMITS = { tries: 1, firstTextMs: 10_000, totalMs: 15_000, maxTokens: 512 };
const AT_ONCE = 3;
const MOST_SENTENCES = 12;

/** A second opinion by a chat model: each cited sentence that does not stand word for word in its source. */
export function createModelOpinions(settings: ChatModelSettings): OpinionGiver {
  const model = createSentenceJudge({ ...settings, limits: { ...LIMITS, ...settings.limits } });
  return async function* giveOpinions(answer, signal) {
    const sentences = sentencesOf(answer);
    const due = sentences.slice(0, MOST_SENTENCES);
    const failures: string[] = [];
    for (let start = 0; start < due.length; start += AT_ONCE) {
      const judged = due
        .slice(start, start + AT_ONCE)
        .map(async ({ text, span, sources }): Promise<Opinion | undefined> => {
          try {
            return { answerSpan: span, verdict: await model.judge(text, sources, signal), model: model.id };
          } catch (thrown) {
            failures.push(toCounterpointError(thrown).message);
            return undefined;
          }
        });
      for (const opinion of await Promise.all(judged)) {
        if (signal.aborted) return;
        if (opinion !== undefined) yield { type: "opinion", opinion };
      }
    }
    const [failure] = failures;
    const left = failures.length + sentences.length - due.length;
    if (left > 0) {
      const why = failure === undefined ? `at most ${MOST_SENTENCES} are judged` : oneLine(failure);
      yield {
        type: "opinion-note",
        note: `No second opinion on ${left} of ${sentences.length} sentences: ${why}`,
      };
    }
  };
}

type CitedSentence = { text: string; span: Citation["answerSpan"]; sources: Source[] };

function sentencesOf({ text, citations, sources }: Answer): CitedSentence[] {
  const bySpan = new Map<string, CitedSentence>();
  const verbatim = new Set<string>();
  for (const { answerSpan, marker, check } of citations) {
    const key = answerSpan.join();
    if (check === "verbatim") verbatim.add(key);
    const sentence = bySpan.get(key) ?? { text: text.slice(...answerSpan), span: answerSpan, sources: [] };
    const source = sources[marker - 1];
    if (source !== undefined) sentence.sources.push(source);
    bySpan.set(key, sentence);
  }
  return [...bySpan].flatMap(([key, sentence]) => (verbatim.has(key) ? [] : [sentence]));
}
