import { createSqliteStore } from "#lib/store/sqlite/sqlite-store.ts";
import { SEARCH_PROGRAM } from "#tests/store/sqlite/search-program.ts";
import { putAll } from "../../../contracts/passage-store/fixtures.ts";
import { numberedArticles } from "./numbered-articles.ts";

/** Begins to write, and goes on for as long as it lives. */
const store = createSqliteStore({ searchProgram: SEARCH_PROGRAM, dataDir: process.argv[2] ?? "" });
const writer = await store.writer();
await putAll(writer, numberedArticles(999));
process.stdout.write("holding\n");
setInterval(() => undefined, 1000);
