import type { Answer } from "#lib/schema/answer.ts";
import type { AnswerEvent } from "#lib/schema/answer-event.ts";

/** The answer that events come to, with its second opinions; undefined when they end without one. */
export async function collectAnswer(events: AsyncIterable<AnswerEvent>): Promise<Answer | undefined> {
  let answer: Answer | undefined;
  for await (const event of events) {
    if (event.type === "answer") answer = event.answer;
    else if (answer === undefined) continue;
    else if (event.type === "opinion")
      answer = { ...answer, opinions: [...(answer.opinions ?? []), event.opinion] };
    else if (event.type === "opinion-note") answer = { ...answer, opinionNote: event.note };
  }
  return answer;
}
