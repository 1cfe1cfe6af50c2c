import { CounterpointError } from "#lib/errors.ts";
import type { PassageReader, ReaderOperation } from "../passage-store.ts";

/** One of whatever kind: what it is given is checked by the type of whoever asks for it. */
// biome-ignore lint/suspicious/noExplicitAny: a list of operations has no one type of what is given
type AnyOperation = ReaderOperation<any, unknown>;

/** Loads each operation when it is first asked for, by its name. */
export type LoadOperation = Readonly<Record<string, () => Promise<AnyOperation>>>;

/** Runs operations by name. Throws `internal` for a name that the worker's program does not have. */
export class WorkerOperations {
  readonly #load: LoadOperation;
  readonly #loaded = new Map<string, AnyOperation>();

  constructor(load: LoadOperation) {
    this.#load = load;
  }

  async run(reader: PassageReader, name: string, given: unknown): Promise<unknown> {
    const operation = this.#loaded.get(name) ?? (await this.#load[name]?.());
    if (operation?.name !== name)
      throw new CounterpointError("internal", `The search worker has no operation ${name}.`);
    this.#loaded.set(name, operation);
    return operation.run(reader, given);
  }
}
