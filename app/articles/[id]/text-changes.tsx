import type { ChangedPiece, TextChange } from "#lib/text/text-changes.ts";

const MOST_SHOWN = 20;

/** What was taken out of a text and put into it, place by place. */
export function TextChanges({ changes }: { changes: readonly TextChange[] | undefined }) {
  if (changes === undefined) {
    return <p className="mt-2 text-muted">Nearly all of the text was changed.</p>;
  }
  if (changes.length === 0) {
    return <p className="mt-2 text-muted">No sentence was changed, only how they are set.</p>;
  }
  const shown = changes.slice(0, MOST_SHOWN);
  return (
    <>
      <h3 className="mt-2 font-semibold text-sm">What changed:</h3>
      <ul className="mt-1 grid gap-2 font-serif">
        {shown.map((change, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same words may change in two places; the list never does.
          <li key={index} dir="auto" className="whitespace-pre-line">
            {change.map((piece, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above.
              <Piece key={at} piece={piece} />
            ))}
          </li>
        ))}
      </ul>
      {changes.length > shown.length && (
        <p className="mt-1 text-muted text-sm">and {changes.length - shown.length} more</p>
      )}
    </>
  );
}

function Piece({ piece: { kind, text } }: { piece: ChangedPiece }) {
  if (kind === "same") return text;
  if (kind === "removed") {
    return (
      <>
        <del className="text-muted">
          <span className="sr-only">taken out: </span>
          {text}
        </del>{" "}
      </>
    );
  }
  return (
    <ins className="bg-accent-soft no-underline">
      <span className="sr-only">put in: </span>
      {text}
    </ins>
  );
}
