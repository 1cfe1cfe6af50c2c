import type { WriteStream } from "node:tty";
import type { IngestProgress } from "#lib/schema/ingestion.ts";
import { plural } from "./plural.ts";

const REDRAW_MS = 100;
/** Elsewhere than on a terminal, a line now and then is enough. */
const PLAIN_MS = 5_000;

/** Shows progress: one line that redraws itself on a terminal, plain lines elsewhere. */
export function createProgressLine(stream: WriteStream, silent: boolean) {
  let stage = "";
  let stageStarted = 0;
  let last = 0;
  return {
    update(progress: IngestProgress): void {
      if (silent) return;
      const now = performance.now();
      const newStage = progress.stage !== stage;
      if (newStage) {
        stage = progress.stage;
        stageStarted = now;
      }
      if (!newStage && now - last < (stream.isTTY ? REDRAW_MS : PLAIN_MS)) return;
      last = now;
      const text = progressText(progress, now - stageStarted);
      if (stream.isTTY) {
        stream.clearLine(0);
        stream.cursorTo(0);
        stream.write(text.slice(0, stream.columns - 1));
      } else stream.write(`${text}\n`);
    },
    /** Leaves the terminal's line empty for what follows. */
    end(): void {
      if (silent || !stream.isTTY || stage === "") return;
      stream.clearLine(0);
      stream.cursorTo(0);
    },
  };
}

function progressText({ stage, done, total, articles, passages }: IngestProgress, elapsed: number): string {
  const counts = `${plural(articles, "article")}, ${plural(passages, "passage")}`;
  if (total === 0) return `${stage} … ${counts}`;
  const share = Math.min(1, done / total);
  const left = share > 0 && elapsed > 1_000 ? `, ${duration((elapsed / share) * (1 - share))} left` : "";
  return `${stage} ${Math.floor(share * 100)} % … ${counts}${left}`;
}

function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
