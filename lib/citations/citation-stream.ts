import type { Answer, Citation, Finding, Source, Uncited } from "#lib/schema/answer.ts";
import type { AnswerDelta } from "#lib/schema/answer-delta.ts";
import type { Span } from "#lib/schema/passage.ts";
import type { Retrieved } from "#lib/schema/retrieval.ts";
import { sentences } from "#lib/text/sentences.ts";
import { speakerOf } from "#lib/text/speakers.ts";
import { isLabelLine, sentenceParts } from "./answer-span.ts";
import { type CitationEvent, createAnswerWriter } from "./answer-writer.ts";
import type { CitedSpan } from "./check-sentence.ts";
import { type CitableFacts, checkLabel, citeSentence } from "./cite-sentence.ts";
import { readClaim } from "./claim-facts.ts";
import { createMarkerLexer } from "./marker-lexer.ts";
import { type PassageFacts, readPassage } from "./passage-facts.ts";
import { createQuotationGuard } from "./quotation-guard.ts";
import { readQuotationSources } from "./quotation-sources.ts";
import {
  type AssembledSentence,
  createSentenceAssembler,
  type SourceSentences,
} from "./sentence-assembler.ts";
import { readSourceBrackets } from "./source-brackets.ts";
import type { Idf } from "./support-score.ts";

export type CitationStreamOptions = {
  /** What may be cited: [n] in the text means `passages[n - 1]`. */
  passages: readonly Retrieved[];
  idf: Idf;
  /** The whole text of an article, where it is known: who speaks is often told before the passage begins. */
  textOf?(articleId: string): string | undefined;
};

export type CitationStream = {
  push(delta: AnswerDelta): CitationEvent[];
  finish(): CitationEvent[];
  /** Complete after `finish`. */
  result(): Pick<Answer, "text" | "markers" | "sources" | "citations" | "uncited" | "removed">;
};

/** What is read of a single sentence, in characters; nobody writes longer ones on purpose. */
const MAX_CLAIM = 6000;

/**
 * Turns what an answerer writes into text whose every marker is checked. Markers are understood in all their usual forms,
 * numbered from 1 by first use of their passage, and put behind the sentence's end, or left where they stand within it;
 * those that point nowhere are removed. Each sentence is held against the passages that it cites (`citeSentence`).
 * Quotations that stand in no passage lose their marks; links and images become plain text. How the text is cut into
 * deltas makes no difference, and what was emitted is final. Brackets of an article's words are no markers: not in what
 * an answerer hands over as such, nor where a model copied them.
 */
export function createCitationStream(options: CitationStreamOptions): CitationStream {
  const { passages, idf } = options;
  const sourceTexts = passages.map(({ passage }) => passage.text);
  const brackets = readSourceBrackets(sourceTexts);
  const lexer = createMarkerLexer(passages.length, brackets);
  const guard = createQuotationGuard(readQuotationSources(passages));
  const writer = createAnswerWriter(brackets.stands);
  const assembler = createSentenceAssembler(
    {
      between: writer.text,
      text: writeSentence,
      markers: writeMarkers,
      end: endSentence,
      dropped: countDropped,
    },
    readSourceSentences(sourceTexts),
  );
  const facts = citableFacts(options);
  const numbers = new Map<number, number>();
  const citations: Citation[] = [];
  const uncited: Uncited[] = [];
  let dropped = 0;
  /** The sentence at hand as it stands in the answer, markers included. */
  let raw = "";
  /** Its markers, as offsets within `raw`. */
  let rawMarkers: Span[] = [];

  function countDropped(count: number): void {
    dropped += count;
  }

  function writeSentence(text: string): void {
    raw += writer.text(text);
  }

  function writeMarkers(indexes: readonly number[]): void {
    for (const index of indexes) {
      if (!numbers.has(index)) numbers.set(index, numbers.size + 1);
      const start = raw.length;
      raw += writer.marker(numbers.get(index) ?? 0);
      rawMarkers.push([start, raw.length]);
    }
  }

  function endSentence(sentence: AssembledSentence): void {
    const start = writer.length() - raw.length;
    const parts = sentenceParts(raw, rawMarkers);
    const inText = sentenceParts(sentence.text);
    [raw, rawMarkers] = ["", []];
    const claimText = sentence.text.slice(inText.start, inText.end).slice(0, MAX_CLAIM);
    const cited = [...new Set([...sentence.inline, ...sentence.trailing])];
    const lost = sentence.lostQuotations.map((what): Finding => ({ kind: "quotation", what }));
    if (!/[\p{L}\p{N}]/u.test(claimText)) {
      countDropped(sentence.trailing.length);
      return;
    }
    const span = [start + parts.start, start + parts.end] as const;
    const isLabel = sentence.heading || (sentence.endsLine && isLabelLine(sentence.text));
    if (isLabel && cited.length === 0) {
      const findings = [...checkLabel(readClaim(claimText, "heading"), facts), ...lost];
      if (findings.length > 0) addUncited({ answerSpan: span, findings });
      return;
    }
    const done = citeSentence(readClaim(claimText), cited, lost, facts, idf);
    const shown =
      done.kind === "cited" ? done.passages.filter((index) => !sentence.inline.includes(index)) : [];
    if (shown.length > 0) {
      writer.text(" ");
      writeMarkers(shown);
      [raw, rawMarkers] = ["", []];
    }
    if (parts.label !== undefined && inText.label !== undefined) {
      const label = sentence.text.slice(inText.label.start, inText.label.end);
      const findings = checkLabel(readClaim(label, "heading"), facts);
      if (findings.length > 0)
        addUncited({ answerSpan: [start + parts.label.start, start + parts.label.end], findings });
    }
    if (done.kind === "uncited") addUncited({ answerSpan: span, findings: [...done.findings] });
    else
      for (const [at, index] of done.passages.entries()) {
        const one = done.check.cited[at];
        if (one !== undefined) addCitation(index, span, one);
      }
  }

  function addCitation(index: number, answerSpan: Citation["answerSpan"], one: CitedSpan): void {
    const source = passages[index];
    if (source === undefined) return;
    const { passage, article } = source;
    const quoteSpan = [passage.start + one.span[0], passage.start + one.span[1]] as const;
    const text = options.textOf?.(article.id);
    const citation: Citation = {
      marker: numbers.get(index) ?? 0,
      articleId: article.id,
      ...(article.version !== undefined && { version: article.version }),
      answerSpan,
      quote: passage.text.slice(...one.span),
      quoteSpan,
      check: one.check,
      findings: [...one.findings],
      voice:
        text === undefined ? speakerOf(passage.text, one.span, article) : speakerOf(text, quoteSpan, article),
    };
    citations.push(citation);
    writer.emit({ type: "citation", citation, passageId: passage.id });
  }

  function addUncited(one: Uncited): void {
    uncited.push(one);
    writer.emit({ type: "uncited", uncited: one });
  }

  return {
    push(delta) {
      const pieces = typeof delta === "string" ? lexer.push(delta) : lexer.source(delta.source);
      assembler.push(guard.push(pieces));
      return writer.take();
    },
    finish() {
      assembler.push(guard.push(lexer.finish()));
      assembler.push(guard.finish());
      assembler.finish();
      return writer.take();
    },
    result() {
      const sources = [...numbers].flatMap(([index, marker]): Source[] => {
        const source = passages[index];
        return source === undefined ? [] : [{ ...source, marker }];
      });
      const removed = { markers: lexer.removed() + dropped, quotations: guard.removed() };
      return {
        text: writer.written(),
        markers: writer.markers(),
        sources,
        citations: [...citations],
        uncited: [...uncited],
        removed,
      };
    },
  };
}

function citableFacts({ passages, textOf }: CitationStreamOptions): CitableFacts {
  const read: PassageFacts[] = [];
  return {
    count: passages.length,
    at(index) {
      const source = passages[index];
      if (source === undefined) throw new RangeError(`There is no passage ${index}.`);
      read[index] ??= readPassage(source, textOf?.(source.article.id));
      return read[index];
    },
  };
}

function readSourceSentences(texts: readonly string[]): SourceSentences {
  let read: Set<string> | undefined;
  const all = () => {
    read ??= new Set(texts.flatMap((text) => sentences(text).map((sentence) => sentence.text)));
    return read;
  };
  return {
    isWhole: (text) => all().has(text),
    goesOn(text, next) {
      if (next === "") return false;
      for (const sentence of all()) {
        if (sentence.length <= text.length || !sentence.startsWith(text)) continue;
        const rest = sentence.slice(text.length);
        const words = rest.trimStart();
        if (words !== rest && (words.startsWith(next) || next.startsWith(words))) return true;
      }
      return false;
    },
  };
}
