import { createSqliteStore } from "#lib/store/sqlite/sqlite-store.ts";
import { SEARCH_PROGRAM } from "#tests/store/sqlite/search-program.ts";
import { embedMissing, MADE, putAll } from "../../../contracts/passage-store/fixtures.ts";
import { numberedArticles } from "./numbered-articles.ts";

/** Publishes one generation after the other, each with its number in every article, until it is killed. */
const store = createSqliteStore({
  searchProgram: SEARCH_PROGRAM,
  dataDir: process.argv[2] ?? "",
  graphThreshold: 30,
});
for (let number = 1; ; number++) {
  const writer = await store.writer();
  await putAll(writer, numberedArticles(number));
  await embedMissing(writer);
  const { generation } = await writer.publish(MADE);
  process.stdout.write(`published ${generation}\n`);
}
