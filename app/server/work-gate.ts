import { CounterpointError } from "#lib/errors.ts";

type Waiting = { enter: () => void };

export type WorkGateOptions = {
  /** How much is worked on at a time. */
  atOnce: number;
  /** How many may wait; whoever comes then is refused. */
  mostWaiting: number;
  /** Milliseconds after which whoever still waits is refused. */
  patienceMs: number;
};

/**
 * Lets in as many as can be worked on at a time; the others wait. Clients take turns, so that one who asks a hundred
 * questions at once does not keep another from asking one; the questions of one client keep their order.
 */
export class WorkGate {
  readonly #options: WorkGateOptions;
  /** By client, in the order of their turns. */
  readonly #queues = new Map<string, Set<Waiting>>();
  #inside = 0;
  #waiting = 0;

  constructor(options: WorkGateOptions) {
    this.#options = options;
  }

  /**
   * Resolves when there is room, with what must be called at the end; calling it twice does no harm. Throws `busy`, or the
   * signal's reason once it is aborted.
   */
  async enter(client: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#inside >= this.#options.atOnce) await this.#wait(client, signal);
    else this.#inside += 1;
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      this.#inside -= 1;
      this.#letIn();
    };
  }

  async #wait(client: string, signal: AbortSignal): Promise<void> {
    if (this.#waiting >= this.#options.mostWaiting) throw busy();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiting = { enter: resolve };
    const queue = this.#queues.get(client) ?? new Set();
    this.#queues.set(client, queue.add(waiting));
    this.#waiting += 1;
    const abort = () => this.#forget(client, waiting) && reject(signal.reason);
    const timer = setTimeout(() => this.#forget(client, waiting) && reject(busy()), this.#options.patienceMs);
    signal.addEventListener("abort", abort, { once: true });
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
    }
  }

  /** The room is taken for the next one before it knows, or a newcomer could slip in. */
  #letIn(): void {
    const [next] = this.#queues;
    if (next === undefined || this.#inside >= this.#options.atOnce) return;
    const [client, queue] = next;
    const [first] = queue;
    if (first === undefined) return;
    this.#forget(client, first);
    // The client goes behind the others.
    if (queue.size > 0) {
      this.#queues.delete(client);
      this.#queues.set(client, queue);
    }
    this.#inside += 1;
    first.enter();
  }

  /** False where it does not wait any more. */
  #forget(client: string, waiting: Waiting): boolean {
    const queue = this.#queues.get(client);
    if (queue?.delete(waiting) !== true) return false;
    this.#waiting -= 1;
    if (queue.size === 0) this.#queues.delete(client);
    return true;
  }
}

function busy(): CounterpointError {
  return new CounterpointError("busy", "Too many questions are being answered at the moment.", {
    hint: "Ask again in a few seconds.",
  });
}
