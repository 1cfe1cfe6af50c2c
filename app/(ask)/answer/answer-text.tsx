import { memo, type ReactNode, useMemo } from "react";
import Markdown, { type Components, type ExtraProps } from "react-markdown";
import { sentenceNotes } from "#app/shared/citations/sentence-notes.ts";
import type { AnswerView } from "#app/shared/conversation/answer-view.ts";
import { annotateAnswer } from "./annotate-answer.ts";
import { AnswerByline } from "./answer-byline.tsx";
import { AnswerMarker } from "./answer-marker.tsx";
import { AnswerViewProvider } from "./answer-view-context.tsx";
import { literalLinks } from "./literal-links.ts";

/** An answer's Markdown with its markers, warnings and bylines; no HTML, link or image of a model gets through. */
export const AnswerText = memo(function AnswerText({ view }: { view: AnswerView }) {
  const notes = useMemo(() => sentenceNotes(view), [view]);
  return (
    <AnswerViewProvider view={view}>
      <div className="answer">
        <Markdown
          remarkPlugins={[literalLinks]}
          rehypePlugins={[[annotateAnswer, { text: view.text, markers: view.markers, notes }]]}
          allowedElements={Object.keys(COMPONENTS)}
          unwrapDisallowed
          components={COMPONENTS}
        >
          {view.text}
        </Markdown>
      </div>
    </AnswerViewProvider>
  );
});

/**
 * All that an answer may consist of. The same functions at every drawing, or React would take them for other
 * components and close an open card whenever a word arrives.
 */
const COMPONENTS: Components = {
  ...{ h1: Label, h2: Label, h3: Label, h4: Label, h5: Label, h6: Label },
  ...{ br: "br", strong: "strong", em: "em", code: "code", pre: "pre" },
  // Each block runs as its own first letters do: one answer may cite articles of several languages.
  p: ({ node: _, ...props }) => <p dir="auto" {...props} />,
  ul: ({ node: _, ...props }) => <ul dir="auto" {...props} />,
  ol: ({ node: _, ...props }) => <ol dir="auto" {...props} />,
  li: ({ node: _, ...props }) => <li dir="auto" {...props} />,
  blockquote: ({ node: _, ...props }) => <blockquote dir="auto" {...props} />,
  // The rest is made by annotateAnswer; Markdown has no way to write it.
  sup: ({ node }) => (
    <AnswerMarker marker={numberOf(node, "dataMarker")} offset={numberOf(node, "dataOffset")} />
  ),
  // What only may be wrong gets its note, and no underline.
  span: ({ node, ...props }) => (
    <span {...props} className={node?.properties.dataNote === "unsure" ? "" : "doubted"} />
  ),
  small: ({ node }) => (
    <small role="note" className="doubt-note">
      {String(node?.properties.dataWords ?? "")}
    </small>
  ),
  div: ({ node, children }) => <AnswerByline offset={numberOf(node, "dataByline")}>{children}</AnswerByline>,
};

function Label({ children }: { children?: ReactNode }) {
  return (
    <h3 dir="auto" className="answer-label">
      {children}
    </h3>
  );
}

function numberOf(node: ExtraProps["node"], property: string): number {
  return Number(node?.properties[property] ?? 0);
}
