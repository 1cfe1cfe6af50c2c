import { setImmediate as nextRound } from "node:timers/promises";
import { getRuntime } from "#lib/runtime.ts";
import type { PassageReader } from "#lib/store/passage-store.ts";
import { WorkGate } from "./work-gate.ts";

/** What a question may use while it is worked on. */
export type Turn = {
  /** Keeps what the reader reads until the end, also when newer generations are published meanwhile. */
  holding<T extends { reader: PassageReader }>(tools: T): T;
  /** The same events, with room between them for other requests; the turn ends with the last one. */
  through<T>(events: AsyncIterable<T>): AsyncGenerator<T, void>;
  /** To be called where nothing was streamed; calling it twice does no harm. */
  end(): void;
};

/** Answers without a model are arithmetic, of which two cores can do no more at a time; a model is mostly waited for. */
const AT_ONCE = 2;
const AT_ONCE_WITH_MODEL = 24;
/**
 * After each step of an answer the event loop goes round a few times, as often as it takes to read and answer a small
 * request: whoever asks for the server's health need not wait for an answer's end.
 */
const ROUNDS = 4;
const MOST_WAITING = 400;
const PATIENCE_MS = 60_000;

const PROCESS_GATE = Symbol.for("counterpoint.gate");

/**
 * Waits until this question may be worked on. Throws `busy` where too many wait already. The turn ends at the latest when
 * the client goes away, or with the signal that stands for it.
 */
export async function takeTurn(request: Request, signal: AbortSignal = request.signal): Promise<Turn> {
  const leave = await getGate().enter(clientOf(request), signal);
  const releases = [leave];
  const end = () => {
    for (const release of releases.splice(0)) release();
  };
  signal.addEventListener("abort", end, { once: true });
  return {
    holding(tools) {
      const release = tools.reader.hold?.();
      if (release !== undefined) releases.push(release);
      return tools;
    },
    async *through(events) {
      try {
        for await (const event of events) {
          yield event;
          for (let round = 0; round < ROUNDS; round += 1) await nextRound();
        }
      } finally {
        end();
      }
    },
    end,
  };
}

/** Next writes the connection's address here; behind a proxy the reader's stands before it. */
function clientOf(request: Request): string {
  return request.headers.get("x-forwarded-for") ?? "";
}

/** The server's one gate. Kept on the global object, because routes are bundled apart but share the process. */
function getGate(): WorkGate {
  const holder = globalThis as { [PROCESS_GATE]?: WorkGate };
  const atOnce = getRuntime().config.chatModel === undefined ? AT_ONCE : AT_ONCE_WITH_MODEL;
  holder[PROCESS_GATE] ??= new WorkGate({ atOnce, mostWaiting: MOST_WAITING, patienceMs: PATIENCE_MS });
  return holder[PROCESS_GATE];
}
