import { afterAll, afterEach, beforeAll } from "vitest";
import type { PassageReader, PassageStore } from "#lib/store/passage-store.ts";
import { publish, type Stored, type StoreMaker } from "./fixtures.ts";

/** To be called within `describe`: gives each test new, empty stores, and removes them after it. */
export function storePerTest(make: StoreMaker): () => Promise<PassageStore> {
  const removals: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const remove of removals.splice(0)) await remove();
  });
  return async () => {
    const { store, remove } = await make();
    removals.push(remove);
    return store;
  };
}

/** To be called within `describe`: publishes once, for tests that only read. */
export function sharedReader(make: StoreMaker, stored: readonly Stored[]): () => PassageReader {
  let shared: { reader: PassageReader; remove(): Promise<void> } | undefined;
  beforeAll(async () => {
    const { store, remove } = await make();
    shared = { reader: await publish(store, stored), remove };
  });
  afterAll(() => shared?.remove());
  return () => {
    if (shared === undefined) throw new Error("nothing was published");
    return shared.reader;
  };
}
