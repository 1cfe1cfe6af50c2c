"use client";

import Link from "next/link";
import { memo, useEffect, useRef, useState } from "react";
import { articleHref } from "#app/shared/citations/article-href.ts";
import { formatCount } from "#app/shared/frame/format-count.ts";
import { type UploadQueue, type UploadRow, type UploadState, uploadSummary } from "./library-uploads.ts";
import { QUIET_BUTTON } from "./styles.ts";

type UploadListProps = {
  rows: readonly UploadRow[];
  queue: UploadQueue;
  /** Nothing is left: the focus needs another place. */
  onCleared: () => void;
};

/** Every file on its way, with its bar and its state in words. */
export function UploadList({ rows, queue, onCleared }: UploadListProps) {
  const section = useRef<HTMLElement>(null);
  const [isOnlyFaults, setOnlyFaults] = useState(false);
  // Files can be dropped anywhere on the page, far below this list.
  const newest = rows.at(-1)?.key;
  useEffect(() => {
    if (newest !== undefined) section.current?.scrollIntoView({ block: "nearest" });
  }, [newest]);
  if (rows.length === 0) return null;
  const isMoving = rows.some(({ state }) => state === "waiting" || state === "sending");
  const clear = () => {
    queue.clear();
    if (!isMoving && rows.every(({ state }) => state !== "received")) onCleared();
  };
  const summary = uploadSummary(rows);
  const faults = rows.filter(isFaulty);
  const shown = isOnlyFaults && faults.length > 0 ? faults : rows;
  return (
    <section ref={section} aria-labelledby="uploads" className="mt-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id="uploads" className="font-semibold">
          Files
        </h2>
        <p className="text-muted text-sm">{summary}</p>
        <span className="ms-auto flex flex-wrap text-sm">
          {faults.length > 0 && faults.length < rows.length && (
            <button
              type="button"
              className={`${QUIET_BUTTON} aria-pressed:bg-accent-soft`}
              aria-pressed={isOnlyFaults}
              onClick={() => setOnlyFaults(!isOnlyFaults)}
            >
              Only problems ({faults.length.toLocaleString("en")})
            </button>
          )}
          {rows.some(({ state }) => state === "failed") && (
            <button type="button" className={QUIET_BUTTON} onClick={() => queue.retry()}>
              Send again
            </button>
          )}
          <button type="button" className={QUIET_BUTTON} onClick={clear}>
            Clear the finished
          </button>
        </span>
      </div>
      {/* Told at the turns, not with every file. */}
      <p role="status" className="sr-only">
        {isMoving ? `Sending ${formatCount(rows.length, "file")}.` : summary}
      </p>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label="State of each file"
        className="mt-1 max-h-80 overflow-y-auto rounded border border-line bg-card"
      >
        <ul>
          {shown.map((row) => (
            <UploadEntry key={row.key} row={row} />
          ))}
        </ul>
      </section>
    </section>
  );
}

const isFaulty = ({ state }: UploadRow) => state === "problem" || state === "failed";

const STATE_WORDS: Record<UploadState, string> = {
  waiting: "Waiting to be sent",
  sending: "Sending",
  received: "Received; being read",
  added: "Added",
  "already-there": "Already there",
  "near-copy": "Added; much like another",
  problem: "Not taken in",
  failed: "Not sent",
};

/** Drawn again only when its own row changed; what is out of sight costs nothing. */
const UploadEntry = memo(function UploadEntry({ row }: { row: UploadRow }) {
  const { name, state, bytes, sent, message, articleIds } = row;
  const isOnWay = state === "waiting" || state === "sending" || state === "received";
  const share = isOnWay && state !== "received" ? sent / Math.max(1, bytes) : 1;
  const words = state === "sending" ? `Sending, ${Math.floor(share * 100)} %` : STATE_WORDS[state];
  const isFault = isFaulty(row);
  // Only what has its outcome looks finished.
  const bar = isFault ? "library-bar-fault" : state === "received" ? "library-bar-waiting" : "";
  const [articleId] = articleIds;
  return (
    <li className="grid gap-x-4 gap-y-0.5 border-line border-b px-3 py-2 text-sm [contain-intrinsic-size:auto_3.4rem] [content-visibility:auto] last:border-b-0 sm:grid-cols-[minmax(0,2fr)_8rem_minmax(0,3fr)] sm:items-center">
      <bdi className="break-words font-medium [overflow-wrap:anywhere]">{name}</bdi>
      <progress className={`library-bar ${bar}`} max={1} value={share} aria-label={`${name}: sent`} />
      <span className={`[overflow-wrap:anywhere] ${isFault ? "text-doubt" : "text-muted"}`}>
        {isOnWay || message === "" ? words : message}{" "}
        {articleId !== undefined && articleIds.length === 1 && (
          <Link href={articleHref(articleId)} prefetch={false} className="text-accent underline">
            Open
          </Link>
        )}
      </span>
    </li>
  );
});
