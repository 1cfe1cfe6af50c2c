import type { SentenceNote } from "#app/shared/citations/sentence-notes.ts";
import type { Marker } from "#lib/schema/answer.ts";
import { alignOffsets } from "./align-offsets.ts";
import { type MarkupNode, splitBylines } from "./split-bylines.ts";

type Annotations = { markers: readonly Marker[]; notes: readonly SentenceNote[] };
type Aligned = { offsets: number[]; notesHere: { note: SentenceNote; at: number }[] };

/**
 * A rehype plugin for an answer's Markdown. Markers become `<sup data-marker data-offset>`, sentences with a note
 * `<span data-note>` followed by `<small data-words>`, and label lines `<div data-byline>`. Offsets are those of the
 * Markdown source, as the server counts them; brackets that are no markers stay text.
 */
export function annotateAnswer(options: Annotations & { text: string }) {
  return (tree: MarkupNode): void => {
    const aligned = alignTexts(tree, options.text);
    placeNotes(aligned, options.notes);
    splitBylines(tree, options.markers);
    annotateChildren(tree, aligned, options);
  };
}

function alignTexts(tree: MarkupNode, source: string): Map<MarkupNode, Aligned> {
  const aligned = new Map<MarkupNode, Aligned>();
  const visit = (node: MarkupNode) => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (node.type === "text" && start !== undefined && end !== undefined) {
      const offsets = alignOffsets(source, start, end, node.value ?? "");
      aligned.set(node, { offsets, notesHere: [] });
    }
    if (node.tagName !== "code") for (const child of node.children ?? []) visit(child);
  };
  visit(tree);
  return aligned;
}

/** A note stands in the last text that begins before its place. */
function placeNotes(aligned: ReadonlyMap<MarkupNode, Aligned>, notes: readonly SentenceNote[]): void {
  for (const note of notes) {
    let last: Aligned | undefined;
    for (const text of aligned.values()) if ((text.offsets[0] ?? 0) < note.noteAt) last = text;
    if (last === undefined) continue;
    const at = last.offsets.findIndex((offset) => offset >= note.noteAt);
    last.notesHere.push({ note, at: at === -1 ? last.offsets.length - 1 : at });
  }
}

function annotateChildren(
  node: MarkupNode,
  aligned: ReadonlyMap<MarkupNode, Aligned>,
  options: Annotations,
): void {
  node.children = node.children?.flatMap((child) => {
    const text = aligned.get(child);
    if (text !== undefined) return annotateText(child.value ?? "", text, options);
    annotateChildren(child, aligned, options);
    return [child];
  });
}

function annotateText(value: string, text: Aligned, { markers: all, notes }: Annotations): MarkupNode[] {
  const { offsets, notesHere } = text;
  const indexOf = (offset: number) => offsets.findIndex((candidate) => candidate >= offset);
  const markers = all.flatMap(({ marker, span }) => {
    const [start, end] = [offsets.indexOf(span[0]), offsets.indexOf(span[1])];
    return start < 0 || end < start ? [] : [{ marker, start, end }];
  });
  const cuts = new Set([0, value.length]);
  for (const { start, end } of markers) cuts.add(start).add(end);
  for (const { at } of notesHere) cuts.add(at);
  for (const { span } of notes) for (const offset of span) cuts.add(Math.max(0, indexOf(offset)));
  const nodes: MarkupNode[] = [];
  const ordered = [...cuts].sort((a, b) => a - b);
  for (const [index, start] of ordered.entries()) {
    const end = ordered[index + 1] ?? value.length;
    const marker = markers.find((candidate) => candidate.start <= start && start < candidate.end);
    const offset = offsets[start] ?? 0;
    const note = notes.find(({ span }) => span[0] <= offset && offset < span[1]);
    // A marker hangs on the word before it.
    const shown = markers.some((next) => next.start === end)
      ? value.slice(start, end).trimEnd()
      : value.slice(start, end);
    if (marker?.start === start) nodes.push(markerNode(marker.marker, offset));
    else if (marker === undefined && shown !== "")
      nodes.push(note === undefined ? textNode(shown) : notedNode(note, shown));
    for (const here of notesHere) if (here.at === end && end > start) nodes.push(noteNode(here.note));
  }
  return nodes;
}

const textNode = (value: string): MarkupNode => ({ type: "text", value });

const markerNode = (marker: number, offset: number): MarkupNode => ({
  type: "element",
  tagName: "sup",
  properties: { dataMarker: marker, dataOffset: offset },
  children: [],
});

const notedNode = (note: SentenceNote, value: string): MarkupNode => ({
  type: "element",
  tagName: "span",
  properties: { dataNote: note.kind },
  children: [textNode(value)],
});

const noteNode = (note: SentenceNote): MarkupNode => ({
  type: "element",
  tagName: "small",
  properties: { dataWords: note.words.join("; ") },
  children: [],
});
