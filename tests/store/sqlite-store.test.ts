import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSqliteStore } from "#lib/store/sqlite/sqlite-store.ts";
import { SEARCH_PROGRAM } from "#tests/store/sqlite/search-program.ts";
import { describePassageStore } from "../contracts/passage-store.ts";

describePassageStore("sqlite", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "counterpoint-store-"));
  const store = createSqliteStore({ searchProgram: SEARCH_PROGRAM, dataDir });
  const remove = async () => {
    await store.close();
    await rm(dataDir, { recursive: true });
  };
  return { store, remove };
});
