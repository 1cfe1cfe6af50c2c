import { Fragment } from "react";

const SEPARATOR = ", ";

/** A list of names and dates in one line, each in its own direction: the next one's digits must not join a name's run. */
export function Isolated({ text }: { text: string }) {
  let at = 0;
  return text.split(SEPARATOR).map((piece) => {
    const key = at;
    at += piece.length + SEPARATOR.length;
    return (
      <Fragment key={key}>
        {key > 0 && SEPARATOR}
        <bdi>{piece}</bdi>
      </Fragment>
    );
  });
}
