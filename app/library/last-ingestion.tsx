import { momentWords } from "#app/shared/articles/library-words.ts";
import { formatCount } from "#app/shared/frame/format-count.ts";
import type { ReportedIngestion as Report } from "#lib/schema/ingestion.ts";
import { HEADING, QUIET_BUTTON } from "./styles.ts";

type LastIngestionProps = { report: Report | null; isBusy: boolean; onIngest: () => void };

/** When the folder was last read, what changed, and every file that could not go in, with its reason. */
export function LastIngestion({ report, isBusy, onIngest }: LastIngestionProps) {
  return (
    <section aria-labelledby="last-ingestion" className="mt-10 border-line border-t pt-5">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 id="last-ingestion" tabIndex={-1} className={`${HEADING} outline-none`}>
          Last ingestion
        </h2>
        <button type="button" className={`${QUIET_BUTTON} text-sm`} disabled={isBusy} onClick={onIngest}>
          Read the folder again
        </button>
      </div>
      {report === null ? (
        <p className="mt-1 text-muted">Nothing is known of it.</p>
      ) : (
        <>
          <p className="mt-1 text-muted">
            {momentWords(report.endedAt)}, in {(report.milliseconds / 1000).toFixed(1)} s:{" "}
            {countWords(report)}.
          </p>
          <Told
            title={`${formatCount(report.problemCount, "problem")}: not in the library`}
            told={report.problems}
            count={report.problemCount}
            isOpen
          />
          <Told
            title={formatCount(report.noteCount, "note")}
            told={report.notes}
            count={report.noteCount}
            isOpen={false}
          />
        </>
      )}
    </section>
  );
}

function countWords({ added, updated, removed, unchanged }: Report): string {
  const parts = [
    [added, "new"],
    [updated, "changed"],
    [removed, "removed"],
    [unchanged, "unchanged"],
  ] as const;
  return parts.map(([count, word]) => `${count.toLocaleString("en")} ${word}`).join(", ");
}

type ToldProps = { title: string; told: Report["problems"]; count: number; isOpen: boolean };

function Told({ title, told, count, isOpen }: ToldProps) {
  if (count === 0) return null;
  return (
    <details open={isOpen} className="mt-2">
      <summary className="w-fit py-1 font-semibold">{title}</summary>
      <ul className="grid gap-1 text-sm">
        {told.map(({ path, reason }) => (
          <li key={`${path} ${reason}`} className="[overflow-wrap:anywhere]">
            <bdi className="font-medium">{path}</bdi> <span className="text-muted">{reason}</span>
          </li>
        ))}
      </ul>
      {count > told.length && <p className="text-muted text-sm">and {count - told.length} more</p>}
    </details>
  );
}
