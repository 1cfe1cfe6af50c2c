import type { PassageStore } from "#lib/store/passage-store.ts";

/** A new, empty store of the driver under test, cleaned up after the test. */
export type OpenStore = () => Promise<PassageStore>;
