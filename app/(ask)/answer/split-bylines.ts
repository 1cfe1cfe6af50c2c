import type { Marker } from "#lib/schema/answer.ts";

/** As much of a hast node as is needed here. */
export type MarkupNode = {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, string | number>;
  children?: MarkupNode[] | undefined;
  position?: { start: { offset?: number }; end: { offset?: number } };
};

const LONGEST_LABEL = 160;

/**
 * Makes `<div data-byline>` of each line that is one bold label, such as `**Mark Kimmit, to Al Jazeera**`: a paragraph
 * of its own, or the first line of one, whose rest stays a paragraph. A line with a marker is none.
 */
export function splitBylines(parent: MarkupNode, markers: readonly Marker[]): void {
  parent.children = parent.children?.flatMap((child) => {
    if (child.tagName !== "p") {
      splitBylines(child, markers);
      return [child];
    }
    const [label, next, ...others] = child.children ?? [];
    if (label === undefined || !isLabel(label, markers) || !endsLine(next)) return [child];
    const rest = next === undefined || next.tagName === "br" ? others : [next, ...others];
    const byline: MarkupNode = {
      type: "element",
      tagName: "div",
      properties: { dataByline: label.position?.end.offset ?? 0 },
      children: label.children,
    };
    return rest.some((node) => node.type !== "text" || node.value?.trim() !== "")
      ? [byline, { ...child, children: rest }]
      : [byline];
  });
}

function isLabel(node: MarkupNode, markers: readonly Marker[]): boolean {
  const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
  const only = node.children?.length === 1 ? node.children[0]?.value : undefined;
  return (
    node.tagName === "strong" &&
    only !== undefined &&
    only.length <= LONGEST_LABEL &&
    !/[.!?]$/.test(only) &&
    !markers.some(({ span }) => start <= span[0] && span[1] <= end)
  );
}

function endsLine(next: MarkupNode | undefined): boolean {
  return next === undefined || next.tagName === "br" || /^\s*(?:\n|$)/.test(next.value ?? " x");
}
