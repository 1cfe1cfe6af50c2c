import { type ComponentProps, useMemo } from "react";
import Markdown, { type Components, type ExtraProps } from "react-markdown";
import { annotateAnswer } from "#app/view/annotate-answer.ts";
import type { AnswerView } from "#app/view/answer-view.ts";
import { literalLinks } from "#app/view/literal-links.ts";
import { sentenceNotes } from "#app/view/sentence-notes.ts";
import { AnswerByline } from "./answer-byline.tsx";
import { AnswerMarker } from "./answer-marker.tsx";

const HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"] as const;
const ALLOWED = [
  ...HEADINGS,
  ...["p", "strong", "em", "ul", "ol", "li", "blockquote", "code", "pre", "br"],
  // Made by annotateAnswer; Markdown has no way to write them.
  ...["sup", "span", "small", "div"],
];

/** An answer's Markdown with its markers, warnings and bylines; no HTML, link or image of a model gets through. */
export function AnswerText({ view }: { view: AnswerView }) {
  const notes = useMemo(() => sentenceNotes(view), [view]);
  return (
    <div className="answer">
      <Markdown
        remarkPlugins={[literalLinks]}
        rehypePlugins={[[annotateAnswer, { text: view.text, notes }]]}
        allowedElements={ALLOWED}
        unwrapDisallowed
        components={componentsFor(view)}
      >
        {view.text}
      </Markdown>
    </div>
  );
}

function componentsFor(view: AnswerView): Components {
  const label = ({ children }: { children?: React.ReactNode }) => (
    <h3 className="answer-label">{children}</h3>
  );
  return {
    ...Object.fromEntries(HEADINGS.map((heading) => [heading, label])),
    sup: ({ node }) => (
      <AnswerMarker view={view} marker={numberOf(node, "dataMarker")} offset={numberOf(node, "dataOffset")} />
    ),
    span: ({ node: _node, ...props }) => <span {...props} className="doubted" />,
    small: DoubtNote,
    div: ({ node, children }) => (
      <AnswerByline view={view} offset={numberOf(node, "dataByline")}>
        {children}
      </AnswerByline>
    ),
  };
}

/** The word beside a doubtful sentence. */
function DoubtNote({ node }: ComponentProps<"small"> & ExtraProps) {
  return (
    <small role="note" className="doubt-note">
      {String(node?.properties.dataWords ?? "")}
    </small>
  );
}

function numberOf(node: ExtraProps["node"], property: string): number {
  return Number(node?.properties[property] ?? 0);
}
