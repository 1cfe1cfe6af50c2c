import { createSqliteStore } from "#lib/store/sqlite/sqlite-store.ts";
import { SEARCH_PROGRAM } from "#tests/store/sqlite/search-program.ts";

/** Searches, and leaves the store open: the process must end all the same, and not before it has its answer. */
const store = createSqliteStore({ searchProgram: SEARCH_PROGRAM, dataDir: process.argv[2] ?? "" });
const reader = await store.reader();
const hits = await reader?.matching("edition", { limit: 3 });
process.stdout.write(`found ${hits?.length}\n`);
