/** `total` 0: not known. */
export type Progress = (what: string, done: number, total: number) => void;

const REDRAW_MS = 200;

/** One line on stderr that redraws itself; nothing where stderr is no terminal, or when `silent`. */
export function evaluationProgress(silent: boolean): { update: Progress; end(): void } {
  const { stderr } = process;
  const shown = !silent && stderr.isTTY;
  let last = 0;
  return {
    update(what, done, total) {
      const now = performance.now();
      if (!shown || now - last < REDRAW_MS) return;
      last = now;
      stderr.clearLine(0);
      stderr.cursorTo(0);
      stderr.write(total === 0 ? `${what} …` : `${what} ${done} of ${total}`);
    },
    end() {
      if (!shown) return;
      stderr.clearLine(0);
      stderr.cursorTo(0);
    },
  };
}
