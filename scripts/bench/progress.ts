import type { WriteStream } from "node:tty";
import type { BenchProgress } from "./bench-tools.ts";

const REDRAW_MS = 200;
/** Elsewhere than on a terminal, a line now and then is enough. */
const PLAIN_MS = 10_000;

/** One line that redraws itself on a terminal; plain lines elsewhere. */
export function benchProgress(stream: WriteStream): { update: BenchProgress; end(): void } {
  let last = 0;
  let stage = "";
  const clear = () => {
    stream.clearLine(0);
    stream.cursorTo(0);
  };
  return {
    update(what, done, total) {
      const now = performance.now();
      if (what === stage && now - last < (stream.isTTY ? REDRAW_MS : PLAIN_MS)) return;
      last = now;
      stage = what;
      const text = total === 0 ? `${what} …` : `${what} ${Math.floor((100 * done) / total)} %`;
      if (stream.isTTY) clear();
      stream.write(stream.isTTY ? text : `${text}\n`);
    },
    end() {
      stage = "";
      if (stream.isTTY) clear();
    },
  };
}
