import type { SelectedSentence } from "#lib/evidence/score-sentences.ts";
import type { Voice } from "#lib/schema/answer.ts";
import type { AnswerDelta } from "#lib/schema/answer-delta.ts";
import type { Retrieved } from "#lib/schema/retrieval.ts";
import { formatPartialDate } from "#lib/text/format-partial-date.ts";
import { speakerOf } from "#lib/text/speakers.ts";
import type { Answerer, AnswerRequest } from "./answerer.ts";
import { selectSentences } from "./select-sentences.ts";

/**
 * Answers without a model: the sentences that answer, verbatim, each with its marker, those of one outlet together
 * under a line that says who speaks.
 */
export function createExtractiveAnswerer(): Answerer {
  return {
    id: "extractive",
    prompt: "extractive-1",
    async *answer(request: AnswerRequest): AsyncGenerator<AnswerDelta> {
      const { question, retrieval, passages, texts } = request;
      const selected = selectSentences(question, retrieval.terms, passages, texts);
      let separator = "";
      for (const group of groupBySpeaker(selected, request)) {
        if (request.signal.aborted) return;
        yield `${separator}**`;
        yield { source: group.label };
        yield "**\n\n";
        for (const [index, sentence] of group.sentences.entries()) {
          if (index > 0) yield " ";
          yield { source: sentence.text };
          yield ` [${sentence.passage + 1}]`;
        }
        separator = "\n\n";
      }
    },
  };
}

type Group = { label: string; sentences: SelectedSentence[] };

/** Outlets in the order of their best sentence; within one, neighbouring sentences of the same speaker together. */
function groupBySpeaker(selected: readonly SelectedSentence[], request: AnswerRequest): Group[] {
  const outlets = new Map<string, SelectedSentence[]>();
  for (const sentence of selected) {
    const outletId = request.passages[sentence.passage]?.article.outletId ?? "";
    outlets.set(outletId, [...(outlets.get(outletId) ?? []), sentence]);
  }
  const groups: Group[] = [];
  for (const sentences of outlets.values()) {
    for (const sentence of sentences) {
      const source = request.passages[sentence.passage];
      if (source === undefined) continue;
      const label = labelOf(sentence, source, request.texts?.get(source.article.id));
      const last = groups.at(-1);
      if (last?.label === label) last.sentences.push(sentence);
      else groups.push({ label, sentences: [sentence] });
    }
  }
  return groups;
}

function labelOf(
  sentence: SelectedSentence,
  { passage, article }: Retrieved,
  articleText: string | undefined,
): string {
  const offset = articleText === undefined ? 0 : passage.start;
  const span = [sentence.start + offset, sentence.end + offset] as const;
  const voice = speakerOf(articleText ?? passage.text, span, article);
  const date = article.publishedAt === undefined ? "" : `, ${formatPartialDate(article.publishedAt)}`;
  const summary = article.wording === "summary" ? " (our summary)" : "";
  return `${speakerLabel(voice, sentence.text, article.outletName)}${date}${summary}`;
}

/** "Al Jazeera", "In Al Jazeera" where it is not certain who speaks, "Mark Kimmit, to Al Jazeera", "a Pentagon official, to The Daily Beast". */
function speakerLabel(voice: Voice, sentence: string, outlet: string): string {
  if (voice.kind === "outlet") return voice.leftOpen ? `In ${outlet}` : outlet;
  const who =
    voice.kind === "unnamed" ? voice.description : voice.certain ? voice.name : `probably ${voice.name}`;
  const told = /\b(?:told|to) (?:me|us)\b/.test(sentence) || sentence.includes(`told ${outlet}`);
  return `${who.slice(0, 1).toUpperCase()}${who.slice(1)}, ${told ? "to" : "in"} ${outlet}`;
}
