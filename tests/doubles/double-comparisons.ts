import { type FencedPassage, INVENTED, readPassages, wordsOf } from "./double-answers.ts";

/** What the double compares: a well-behaved comparison of the passages in the prompt, and one fault for each name. */
type ClaimedCell = { outlet: string; passage: number; quote: string; stance: string; reason?: string };
type ClaimedPoint = { label: string; cells: ClaimedCell[] };
type Passage = FencedPassage & { column: string };

/** An outlet that no corpus has. */
export const UNKNOWN_OUTLET = "The Violet Herald";

const json = (points: ClaimedPoint[]) => JSON.stringify({ points });
const cellsOf = (points: ClaimedPoint[], change: (cell: ClaimedCell, index: number) => ClaimedCell) =>
  points.map((point) => ({ ...point, cells: point.cells.map(change) }));

/** Each takes the well-behaved points and puts the reply together wrongly. */
const COMPARISONS = {
  "comparison-well-behaved": (p) => json(p),
  "comparison-in-prose": (p) =>
    `Here is the "comparison":\n\n\`\`\`json\n${JSON.stringify({ points: p }, null, 2)}\n\`\`\`\n\nI hope that it helps {you}.`,
  "comparison-lines": (p) => p.map((point) => JSON.stringify(point)).join("\n"),
  "comparison-invented-quotation": (p) =>
    json(cellsOf(p, (cell) => ({ ...cell, quote: `${INVENTED.quotation}.` }))),
  "comparison-one-invented-quotation": (p) =>
    json(cellsOf(p, (cell, i) => (i === 0 ? { ...cell, quote: INVENTED.quotation } : cell))),
  /** Another last word, as a model that retells would have. */
  "comparison-altered-quotation": (p) =>
    json(cellsOf(p, (cell) => ({ ...cell, quote: cell.quote.replace(/\s\S+$/, " violet.") }))),
  "comparison-restyled-quotation": (p) =>
    json(
      cellsOf(p, (cell) => ({
        ...cell,
        quote: cell.quote.replace(/[“”"]/g, "'").replace(/ /g, "  ").replace(/[-–—]/g, "—"),
      })),
    ),
  "comparison-clipped-quotation": (p) =>
    json(cellsOf(p, (cell) => ({ ...cell, quote: cell.quote.split(" ").slice(2, -1).join(" ") }))),
  "comparison-unknown-outlet": (p) =>
    json(
      p.map((point) => ({
        ...point,
        cells: [{ ...point.cells[0], outlet: UNKNOWN_OUTLET } as ClaimedCell, ...point.cells],
      })),
    ),
  "comparison-wrong-outlet": (p, passages) =>
    json(
      cellsOf(p, (cell) => ({
        ...cell,
        outlet: passages.find(({ column }) => column !== cell.outlet)?.column ?? UNKNOWN_OUTLET,
      })),
    ),
  "comparison-wrong-passage": (p, passages) =>
    json(
      cellsOf(p, (cell) => ({
        ...cell,
        passage: passages.find(({ column }) => column !== cell.outlet)?.number ?? 99,
      })),
    ),
  "comparison-passage-out-of-range": (p) => json(cellsOf(p, (cell) => ({ ...cell, passage: 99 }))),
  "comparison-missing-cells": (p) => json(p.map((point) => ({ ...point, cells: point.cells.slice(0, 1) }))),
  "comparison-no-cells": (p) => json(p.map((point) => ({ ...point, cells: [] }))),
  "comparison-no-points": () => json([]),
  "comparison-repeated-cells": (p) =>
    json(p.map((point) => ({ ...point, cells: [...point.cells, ...point.cells] }))),
  "comparison-repeated-points": (p) => json([...p, ...p]),
  /** Every choice of one, the other or no cell of each outlet. */
  "comparison-many-points": ([first, second]) =>
    json(
      Array.from({ length: 26 }, (_, i) => ({
        label: `Point ${String.fromCharCode(65 + i)}`,
        cells: (first?.cells ?? []).flatMap((cell, place) => {
          const other = second?.cells.find(({ outlet }) => outlet === cell.outlet);
          return [[], [cell], other ?? []][Math.floor((i + 1) / 3 ** place) % 3] ?? [];
        }),
      })),
    ),
  "comparison-unknown-stance": (p) => json(cellsOf(p, (cell) => ({ ...cell, stance: "lies" }))),
  "comparison-lone-dispute": (p) =>
    json(
      p.map((point) => ({
        ...point,
        cells: point.cells.slice(0, 1).map((cell) => ({ ...cell, stance: "disputes", reason: "it differs" })),
      })),
    ),
  "comparison-html": (p) =>
    json(
      cellsOf(p, (cell) => ({ ...cell, reason: `<b>says</b> <script>alert(1)</script>so [1]` })).map(
        (point) => ({
          ...point,
          label: `<img src=x onerror=alert(1)>**${point.label}** [more](javascript:alert(1)) <script>alert(2)</script>`,
        }),
      ),
    ),
  "comparison-only-html": (p) => json(p.map((point) => ({ ...point, label: "<img src=x>" }))),
  "comparison-invented-figures": (p) =>
    json(
      cellsOf(p, (cell) => ({ ...cell, reason: `it counts ${INVENTED.number}` })).map((point) => ({
        ...point,
        label: `${point.label} of ${INVENTED.number}, "${INVENTED.quotation}"`,
      })),
    ),
  "comparison-wrong-types": (p) =>
    JSON.stringify({
      points: p.map(({ label, cells }) => ({
        label,
        cells: [
          { outlet: null, passage: null, quote: null, stance: null },
          ...cells.map((cell) => ({ ...cell, passage: String(cell.passage), reason: 7 })),
        ],
      })),
    }),
  "comparison-invalid-json": (p) => json(p).replaceAll('":', '"'),
  /** Until it is told that its reply could not be read. */
  "comparison-invalid-json-once": (p, _, toldSo) => (toldSo ? json(p) : json(p).replaceAll('":', '"')),
  /** As where a model has no tokens left. */
  "comparison-cut-short": (p) => json(p).slice(0, -20),
} satisfies Record<string, (points: ClaimedPoint[], passages: Passage[], toldSo: boolean) => string>;

export type ComparisonStyle = keyof typeof COMPARISONS;

export const COMPARISON_STYLES = Object.keys(COMPARISONS) as ComparisonStyle[];

/** True for a prompt that lists outlets to set side by side. */
export function isComparison(userMessage: string): boolean {
  return outletsOf(userMessage).length > 0;
}

export function writeComparison(userMessage: string, style: ComparisonStyle): string {
  const outlets = outletsOf(userMessage);
  const question = /^Question: (.*)$/m.exec(userMessage)?.[1] ?? "";
  const titles = new Map(
    [...userMessage.matchAll(/^<<<passage (\d+) \w+>>>\noutlet: .*\ntitle: (.*)$/gm)].map(
      ([, number = "", title = ""]) => [Number(number), title],
    ),
  );
  // A list of titles compares articles.
  const passages = readPassages(userMessage).map((passage) => ({
    ...passage,
    column: outlets.includes(passage.outlet) ? passage.outlet : (titles.get(passage.number) ?? ""),
  }));
  const toldSo = userMessage.includes("could not be read");
  return COMPARISONS[style](pointsOf(question, outlets, passages), passages, toldSo);
}

function outletsOf(userMessage: string): string[] {
  const list = /<<<outlets (\w+)>>>\n([\s\S]*?)\n<<<end of outlets \1>>>/.exec(userMessage)?.[2];
  return list?.split("\n") ?? [];
}

/** Two points: each outlet's sentence that shares most words with the question, and its next one. */
function pointsOf(question: string, outlets: string[], passages: Passage[]): ClaimedPoint[] {
  const wanted = new Set(wordsOf(question));
  const ranked = outlets.map((outlet) =>
    passages
      .filter(({ column }) => column === outlet)
      .flatMap(({ number, text }) =>
        [...new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)]
          .map(({ segment }) => segment.trim())
          .filter((quote) => /[.!?]["”’]?$/.test(quote))
          .map((quote) => ({ outlet, passage: number, quote })),
      )
      .map((cell) => ({ cell, shared: wordsOf(cell.quote).filter((word) => wanted.has(word)).length }))
      .filter(({ shared }) => shared > 0)
      .sort((a, b) => b.shared - a.shared),
  );
  return [0, 1].flatMap((rank) => {
    const found = ranked.flatMap((cells) => cells[rank]?.cell ?? []);
    if (found.length === 0) return [];
    const label = rank === 0 ? "What the outlets say first" : "What else they say";
    return [{ label, cells: found.map((cell, i) => ({ ...cell, ...stanceOf(i, found.length) })) }];
  });
}

/** The last of several disputes what the others state, so that there is a difference to see. */
function stanceOf(index: number, count: number): { stance: string; reason?: string } {
  return index > 0 && index === count - 1
    ? { stance: "disputes", reason: "tells it otherwise than the first" }
    : { stance: "states" };
}
