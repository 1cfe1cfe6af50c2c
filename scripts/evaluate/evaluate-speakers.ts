import { z } from "zod";
import type { Voice } from "#lib/schema/answer.ts";
import { speakerOf } from "#lib/text/speakers.ts";
import { readJsonLines } from "./read-json-lines.ts";
import { halfOf } from "./statistics.ts";

const Speaker = z.object({
  /** `probably`: a name that only a sentence before or behind gives. */
  kind: z.enum(["named", "probably", "unnamed", "outlet"]),
  /** The name, or the description of somebody unnamed; none for the outlet. */
  name: z.string().exactOptional(),
});
type Speaker = z.infer<typeof Speaker>;

const SpeakerCase = z.object({
  id: z.string(),
  kind: z.string(),
  subject: z.string(),
  /** A short article; the sentence in question stands between ⟦ and ⟧. */
  text: z.string(),
  /** Who speaks in that sentence. */
  speaker: Speaker,
  /** What a careful reader would let pass as well. */
  alsoRight: z.array(Speaker).exactOptional(),
});
export type SpeakerCase = z.infer<typeof SpeakerCase>;

/** The outlet that prints the cases, and its reporter. */
export const CASES_ARE_PRINTED_BY = { outletName: "Tern Review", authors: ["Jo Bly"] };

/** Shares, 0 to 1; a precision is 1 where nothing was said. */
export type SpeakerScores = {
  cases: number;
  /** Of the speakers that are named outright, how many are right; and of those to be named, how many are. */
  namedPrecision: number;
  namedRecall: number;
  /** The same of those named with “probably”. */
  probablyPrecision: number;
  probablyRecall: number;
  unnamedPrecision: number;
  unnamedRecall: number;
  /** Of the outlet's own sentences, how many are left to it. */
  outletRecall: number;
};

export type SpeakersReport = {
  all: SpeakerScores;
  development: SpeakerScores;
  test: SpeakerScores;
  /** The cases of the development half that went wrong; the other half's are not told. */
  wrong: { id: string; kind: string; said: string; right: string }[];
};

type Row = { known: SpeakerCase; said: Speaker; isRight: boolean };

export async function readSpeakerCases(path: string): Promise<SpeakerCase[]> {
  return readJsonLines(path, SpeakerCase);
}

/** Holds `speakerOf` against speakers noted by hand. */
export function evaluateSpeakers(cases: readonly SpeakerCase[]): SpeakersReport {
  const rows = cases.map((known): Row => {
    const start = known.text.indexOf("⟦");
    const end = known.text.indexOf("⟧") - 1;
    const text = known.text.replace(/[⟦⟧]/gu, "");
    const said = speakerSaid(speakerOf(text, [start, end], CASES_ARE_PRINTED_BY));
    const right = [known.speaker, ...(known.alsoRight ?? [])];
    return { known, said, isRight: right.some((one) => isSame(one, said)) };
  });
  const development = rows.filter((_, index) => halfOf(index) === "development");
  return {
    all: scoresOf(rows),
    development: scoresOf(development),
    test: scoresOf(rows.filter((_, index) => halfOf(index) === "test")),
    wrong: development
      .filter(({ isRight }) => !isRight)
      .map(({ known, said }) => ({
        id: known.id,
        kind: known.kind,
        said: inWords(said),
        right: inWords(known.speaker),
      })),
  };
}

function speakerSaid(voice: Voice): Speaker {
  if (voice.kind === "outlet") return { kind: "outlet" };
  if (voice.kind === "unnamed") return { kind: "unnamed", name: voice.description };
  return { kind: voice.certain ? "named" : "probably", name: voice.name };
}

/** “Probably” before the right name is no error, nor is leaving it out. */
function isSame(right: Speaker, said: Speaker): boolean {
  const hasName = ({ kind }: Speaker) => kind === "named" || kind === "probably";
  const sameKind = right.kind === said.kind || (hasName(right) && hasName(said));
  return sameKind && plain(right.name) === plain(said.name);
}

const plain = (name = "") => name.toLowerCase().replace(/^(?:the|an?)\s/u, "");

function scoresOf(rows: readonly Row[]): SpeakerScores {
  const share = (some: readonly Row[], hit: (row: Row) => boolean) =>
    some.length === 0 ? 1 : some.filter(hit).length / some.length;
  const precision = (kind: Speaker["kind"]) =>
    share(
      rows.filter(({ said }) => said.kind === kind),
      ({ isRight }) => isRight,
    );
  const recall = (kind: Speaker["kind"]) =>
    share(
      rows.filter(({ known }) => known.speaker.kind === kind),
      ({ known, said }) => isSame(known.speaker, said),
    );
  return {
    cases: rows.length,
    namedPrecision: precision("named"),
    namedRecall: recall("named"),
    probablyPrecision: precision("probably"),
    probablyRecall: recall("probably"),
    unnamedPrecision: precision("unnamed"),
    unnamedRecall: recall("unnamed"),
    outletRecall: recall("outlet"),
  };
}

function inWords({ kind, name }: Speaker): string {
  return name === undefined ? kind : `${kind} ${name}`;
}
