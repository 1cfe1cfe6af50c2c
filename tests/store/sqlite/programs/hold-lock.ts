import { createSqliteStore } from "#lib/store/sqlite/sqlite-store.ts";
import { putAll } from "../../../contracts/passage-store/fixtures.ts";
import { numberedArticles } from "./numbered-articles.ts";

/** Begins to write, and goes on for as long as it lives. */
const store = createSqliteStore({ dataDir: process.argv[2] ?? "" });
const writer = await store.writer();
await putAll(writer, numberedArticles(999));
process.stdout.write("holding\n");
setInterval(() => undefined, 1000);
