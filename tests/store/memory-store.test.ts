import { createMemoryStore } from "#tests/contracts/memory-store/memory-store.ts";
import { describePassageStore } from "../contracts/passage-store.ts";

describePassageStore("memory", async () => {
  const store = createMemoryStore();
  return { store, remove: () => store.close() };
});
