"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { shortTitle } from "#app/shared/articles/library-words.ts";
import { OutletMarksProvider } from "#app/shared/articles/outlet-mark.tsx";
import { outletMarks } from "#app/shared/articles/outlet-marks.ts";
import { formatCount } from "#app/shared/frame/format-count.ts";
import { useSharedHealth } from "#app/shared/frame/health-provider.tsx";
import { useResource } from "#app/shared/frame/use-resource.ts";
import { type LibraryPage, type LibraryRow, libraryPageSchema, removedSchema } from "#lib/schema/library.ts";
import { changeArticle } from "./change-article.ts";
import { ChangeNotices } from "./change-notices.tsx";
import { CorrectDialog } from "./correct-dialog.tsx";
import { DropZone } from "./drop-zone.tsx";
import { IngestionFailure, IngestionStatus } from "./ingestion-status.tsx";
import { LastIngestion } from "./last-ingestion.tsx";
import { type LibraryAddress, libraryHref, libraryRequest, parseLibraryAddress } from "./library-address.ts";
import { LibraryFilters } from "./library-filters.tsx";
import { LibraryList } from "./library-list.tsx";
import type { Sendable } from "./library-uploads.ts";
import "./library.css";
import { withBasePath } from "#app/shared/frame/base-path.ts";
import { RemovedList } from "./removed-list.tsx";
import { UploadList } from "./upload-list.tsx";
import { useChanges } from "./use-changes.ts";
import { fetchUploads, useIngestion } from "./use-ingestion.ts";
import { useRoomFor } from "./use-room-for.ts";
import { useUploads } from "./use-uploads.ts";

/** The library page. What its list shows is what its address says. */
export function LibraryDesk() {
  const parameters = useSearchParams();
  const address = useMemo(() => parseLibraryAddress(new URLSearchParams(parameters)), [parameters]);
  const health = useSharedHealth();
  const list = useResource(libraryRequest(address), libraryPageSchema);
  const removed = useResource("/api/articles/removed", removedSchema);
  const { rows, queue } = useUploads();
  const [corrected, setCorrected] = useState<LibraryRow>();
  const listSection = useRef<HTMLElement>(null);
  const main = useRef<HTMLElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  useRoomFor(foot, main);
  const isRead = rows.every(({ state }) => state !== "received");

  const reload = useCallback(() => {
    list.reload();
    removed.reload();
    health.reload();
  }, [list.reload, removed.reload, health.reload]);
  const { ingestion, look } = useIngestion(!isRead, reload);
  const onAsked = useCallback(() => {
    look();
    list.reload();
    removed.reload();
  }, [look, list.reload, removed.reload]);
  const changes = useChanges(onAsked);
  const { say } = changes;

  // Files that an earlier visit sent, and that are not read yet.
  useEffect(() => {
    void fetchUploads().then((sent) => {
      queue.adopt(sent?.filter(({ outcome }) => outcome === "received") ?? []);
    });
  }, [queue]);
  useEffect(() => {
    if (isRead || ingestion === undefined) return;
    const awaited = queue.awaited();
    void fetchUploads().then((sent) => sent && queue.settle(awaited, sent));
  }, [isRead, ingestion, queue]);

  const onFiles = useCallback((files: Sendable[]) => queue.add(files), [queue]);
  const change = useCallback(
    (next: Partial<LibraryAddress>) => {
      // A new list begins with its first page.
      const href = libraryHref({ ...address, page: 1, ...next });
      // Every letter of a search would be a step back otherwise.
      if ("search" in next) history.replaceState(null, "", withBasePath(href));
      else history.pushState(null, "", withBasePath(href));
    },
    [address],
  );
  const askForIngestion = useCallback(
    (path: string) => {
      changeArticle("POST", path).then(onAsked, (thrown: unknown) =>
        say(thrown instanceof Error ? thrown.message : String(thrown)),
      );
    },
    [onAsked, say],
  );
  const ingest = useCallback(() => askForIngestion("ingestion"), [askForIngestion]);
  const ingestWithRemovals = useCallback(
    () => askForIngestion("ingestion?removals=allow"),
    [askForIngestion],
  );

  const focusList = () => listSection.current?.focus({ preventScroll: true });
  const problemCount = ingestion?.last?.problemCount ?? 0;
  const page = list.resource.status === "ready" ? list.resource.data : undefined;
  const marks = useMemo(() => outletMarks(page?.outlets ?? []), [page?.outlets]);
  return (
    <OutletMarksProvider marks={marks}>
      <main id="main" ref={main} className="library-room mx-auto max-w-[94rem] px-4 pt-6 sm:px-6">
        <h1 className="font-semibold font-serif text-3xl tracking-tight">Library</h1>
        <p className="mt-1 mb-4 text-muted">
          {page === undefined ? "Loading the articles…" : corpusWords(page)}
          {problemCount > 0 && (
            <>
              {" · "}
              <a href="#last-ingestion" className="text-doubt underline">
                {formatCount(problemCount, "problem")} in the last ingestion
              </a>
            </>
          )}
        </p>
        <DropZone onFiles={onFiles} />
        <UploadList rows={rows} queue={queue} onCleared={focusList} />
        {ingestion !== undefined && (
          <IngestionFailure ingestion={ingestion} onRetry={ingest} onAllowRemovals={ingestWithRemovals} />
        )}
        {page?.all !== 0 && (
          <LibraryFilters
            address={address}
            outlets={page?.outlets ?? []}
            years={page?.years ?? null}
            onChange={change}
          />
        )}
        <LibraryList
          resource={list.resource}
          address={address}
          onChange={change}
          onRetry={list.reload}
          onCorrect={setCorrected}
          onRemove={changes.remove}
          list={listSection}
        />
        {list.resource.status !== "loading" && (
          <>
            <LastIngestion
              report={ingestion?.last ?? null}
              isBusy={ingestion?.state.status !== "idle"}
              onIngest={ingest}
            />
            <RemovedList
              removed={removed.resource.status === "ready" ? removed.resource.data.removed : []}
              onRestore={changes.restore}
            />
          </>
        )}
      </main>
      {/* At the foot of the window: nothing moves when it comes or goes, and whoever is far down in the list sees it. */}
      <div
        ref={foot}
        className="pointer-events-none fixed inset-x-0 bottom-0 z-20 mx-auto grid max-w-3xl gap-2 px-4 pb-4 lg:start-auto lg:mx-0 lg:w-xl"
      >
        {ingestion !== undefined && <IngestionStatus ingestion={ingestion} />}
        <ChangeNotices {...changes} onAllClosed={focusList} />
      </div>
      {corrected !== undefined && (
        <CorrectDialog
          key={corrected.id}
          article={corrected}
          onClose={() => setCorrected(undefined)}
          onCorrected={() => {
            say(`Corrected “${shortTitle(corrected.title)}”; it is being read again.`);
            onAsked();
          }}
        />
      )}
    </OutletMarksProvider>
  );
}

function corpusWords({ all, outlets, years }: LibraryPage): string {
  if (all === 0) return "No articles yet.";
  const when =
    years === null
      ? ""
      : years.first === years.last
        ? `, ${years.first}`
        : `, ${years.first} to ${years.last}`;
  return `${formatCount(all, "article")} from ${formatCount(outlets.length, "outlet")}${when}`;
}
