import { givesFigure } from "#lib/evidence/gives-figure.ts";
import { type QuestionType, questionType } from "#lib/evidence/question-type.ts";
import { type Candidate, type SelectedSentence, scoreSentences } from "#lib/evidence/score-sentences.ts";
import type { Cell, Point } from "#lib/schema/comparison.ts";
import type { QuestionTerm, Retrieved } from "#lib/schema/retrieval.ts";
import { isCompleteSentence, sentences } from "#lib/text/sentences.ts";
import { alignSentences } from "./align-sentences.ts";
import type { CompareRequest, Comparer } from "./comparer.ts";
import { haveDifferentFigures } from "./figures/compare-figures.ts";
import { questionLabel, sharedLabel } from "./label-point.ts";
import { questionNames } from "./question-names.ts";
import { quoteCell, silentCell } from "./quote-cell.ts";
import { sharedOrigin } from "./shared-origin.ts";

/** Sentences of one column that are looked at beside its best one. */
const PER_COLUMN = 3;
const MAX_POINTS = 7;
/** A sentence with less of the question than this is not on the point. */
const MIN_SHARE = 0.35;
/** The best one of a column may have this little. */
const MIN_BEST_SHARE = 0.2;
/** Further sentences of a column must come this near to its best. */
const NEAR_BEST = 0.7;
/** In a corpus about one country its name weighs nothing, but who is compared must be named. */
const NAME_FLOOR = 0.5;

type Picked = { column: number; candidate: SelectedSentence };

/**
 * Compares without a model: first what each column has that is closest to the question, then claims that several
 * columns make in like words, then each column's own strongest sentences. Nobody is said to agree or to dispute:
 * figures of one kind that differ are pointed to, and words with one origin are counted once.
 */
export function createExtractiveComparer(): Comparer {
  return {
    id: "extractive",
    prompt: "extractive-comparison-1",
    async *compare(request: CompareRequest): AsyncGenerator<Point> {
      const picked = pickSentences(request);
      const best = request.columns.map((_, column) => picked.find((one) => one.column === column));
      const first = pointOf(questionLabel(request.terms), best, request);
      if (first.cells.every((cell) => cell.stance === "silent")) return;
      yield first;
      let points = 1;
      const others = best.map((one) => picked.find((other) => givesAnotherFigure(other, one)));
      if (others.some((one) => one !== undefined)) {
        const chosen = best.map((one, column) => others[column] ?? one);
        yield pointOf(`${first.label}: another figure`, chosen, request, best);
        points += 1;
      }
      const rest = picked.filter((one) => !best.includes(one) && !others.includes(one));
      const groups = alignSentences(rest.map(({ candidate }) => candidate.text)).flatMap((group) =>
        onePerColumn(group.flatMap((index) => rest[index] ?? [])),
      );
      // What several columns say comes before what one says alone; within both, the order of relevance.
      const byReach = groups.toSorted((a, b) => reach(b, request) - reach(a, request));
      for (const group of byReach) {
        if (points === MAX_POINTS || request.signal.aborted) return;
        const texts = group.map(({ candidate }) => candidate.text);
        const cells = request.columns.map((_, column) => group.find((one) => one.column === column));
        yield pointOf(sharedLabel(texts, request.terms), cells, request);
        points += 1;
      }
    },
  };
}

/** True where an outlet has told a figure and then, in another sentence, another: neither may hide the other. */
function givesAnotherFigure(other: Picked, best: Picked | undefined): boolean {
  return (
    best !== undefined &&
    other !== best &&
    other.column === best.column &&
    haveDifferentFigures(other.candidate.text, best.candidate.text)
  );
}

/** A point shows one sentence a column: what else a column says alike is a point of its own. */
function onePerColumn(group: readonly Picked[]): Picked[][] {
  const points: Picked[][] = [];
  for (const one of group) {
    const free = points.find((point) => point.every(({ column }) => column !== one.column));
    if (free === undefined) points.push([one]);
    else free.push(one);
  }
  return points;
}

/** How many columns say it; those that print one report count once. */
function reach(group: readonly Picked[], { columns }: CompareRequest): number {
  const origins = group.map(({ column, candidate }) => {
    const origin = columns[column]?.passages[candidate.passage]?.article.originId;
    return origin ?? `column ${column}`;
  });
  return new Set(origins).size;
}

/** Best first within each column. */
function pickSentences({ question, terms, columns }: CompareRequest): Picked[] {
  const type = questionType(question);
  const weighted = withNameFloor(terms);
  const names = questionNames(question);
  return columns
    .flatMap(({ passages, mustSpeak }, column) => {
      const scored = scoreSentences(type, weighted, passages, { strictNames: true });
      const candidates = mustSpeak
        ? scored
        : ofKind(
            question,
            type,
            scored.filter((candidate) => isAbout(names, candidate)),
          );
      const best = candidates[0];
      if (best === undefined) return mustSpeak ? leadOf(passages, column) : [];
      const floor = Math.max(MIN_SHARE, best.share * NEAR_BEST);
      return candidates
        .filter(
          (candidate) =>
            candidate.share >= floor ||
            (candidate === best && (mustSpeak || isOnPoint(question, type, best))),
        )
        .slice(0, PER_COLUMN)
        .map((candidate) => ({ column, candidate }));
    })
    .sort((a, b) => b.candidate.score - a.candidate.score);
}

/**
 * Who is asked for a figure or a date and has none has not answered. Where no figure stands right before what it may
 * count, any in one clause with what is counted will do: silence is claimed with care.
 */
function ofKind(question: string, { expects }: QuestionType, candidates: readonly Candidate[]): Candidate[] {
  if (expects !== "number") return candidates.filter(({ expected }) => expects !== "date" || expected);
  const counting = candidates.filter(({ counted }) => counted);
  return counting.length > 0 ? counting : candidates.filter(({ text }) => givesFigure(question, text));
}

/** A sentence that has fewer than half of the question's names is about somebody else. */
function isAbout(names: readonly string[], { terms }: Candidate): boolean {
  return names.filter((name) => terms.has(name)).length >= names.length / 2;
}

/** Where all articles have the word for what is counted it weighs nothing, and yet a figure beside it is what was asked for. */
function isOnPoint(question: string, { expects }: QuestionType, { share, text }: Candidate): boolean {
  return share >= MIN_BEST_SHARE || (expects === "number" && givesFigure(question, text, { related: false }));
}

/** The first sentence, where none has any word of the question. */
function leadOf(passages: readonly Retrieved[], column: number): Picked[] {
  const text = passages[0]?.passage.text ?? "";
  const lead = sentences(text).find((sentence) => isCompleteSentence(sentence.text));
  if (lead === undefined) return [];
  const { start, end } = lead;
  return [{ column, candidate: { passage: 0, start, end, text: lead.text, score: 0 } }];
}

function withNameFloor(terms: readonly QuestionTerm[]): QuestionTerm[] {
  const floor = NAME_FLOOR * Math.max(0, ...terms.map(({ idf }) => idf));
  return terms.map((term) =>
    /^\p{Lu}/u.test(term.word) ? { ...term, idf: Math.max(term.idf, floor) } : term,
  );
}

/** `before`: what each column says on the point before, of which its figure may differ, too. */
function pointOf(
  label: string,
  chosen: readonly (Picked | undefined)[],
  request: CompareRequest,
  before: readonly (Picked | undefined)[] = [],
): Point {
  const cells = request.columns.map(({ column, passages }, index): Cell => {
    const candidate = chosen[index]?.candidate;
    const source = candidate === undefined ? undefined : passages[candidate.passage];
    if (candidate === undefined || source === undefined) return silentCell(column);
    return quoteCell(column, source, [candidate.start, candidate.end], request.texts.get(source.article.id));
  });
  const differing = cells.filter((cell, column) => {
    const others = cells.flatMap((other) => (other === cell ? [] : (other.quote ?? [])));
    return [...others, before[column]?.candidate.text ?? ""].some((text) =>
      haveDifferentFigures(cell.quote ?? "", text),
    );
  });
  for (const cell of differing) cell.stance = "other-figure";
  return {
    label,
    cells,
    ...sharedOrigin(cells, request.columns),
    ...(differing.length === 0 ? {} : { note: "different figures, check" as const }),
  };
}
