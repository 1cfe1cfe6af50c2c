import { Fragment } from "react";

/** Between the parts of a list such as `Coast Daily (2 of 3 articles), Island Post, 4 March 2024`. */
const SEPARATORS = /(, | \(|\))/;

/** A list of names and dates in one line, each in its own direction: the next one's digits must not join a name's run. */
export function Isolated({ text }: { text: string }) {
  let at = 0;
  return text.split(SEPARATORS).map((piece) => {
    const key = at;
    at += piece.length + 1;
    return (
      <Fragment key={key}>{piece === "" || SEPARATORS.test(piece) ? piece : <bdi>{piece}</bdi>}</Fragment>
    );
  });
}
