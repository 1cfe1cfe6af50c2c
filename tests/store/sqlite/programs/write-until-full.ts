import { CounterpointError } from "#lib/errors.ts";
import { createSqliteStore } from "#lib/store/sqlite/sqlite-store.ts";
import { SEARCH_PROGRAM } from "#tests/store/sqlite/search-program.ts";
import { anArticle, embedMissing, MADE } from "../../../contracts/passage-store/fixtures.ts";

/** Writes until there is no room left, and prints how that was reported. */
const store = createSqliteStore({ searchProgram: SEARCH_PROGRAM, dataDir: process.argv[2] ?? "" });
try {
  const writer = await store.writer();
  for (let i = 0; i < 400; i++) {
    const { article, passages } = anArticle(`big${i}`, `${i} ${"filler words ".repeat(800)}`);
    await writer.put(article, passages);
  }
  await embedMissing(writer);
  await writer.publish(MADE);
  process.stdout.write("published\n");
} catch (error) {
  const report = error instanceof CounterpointError ? error.toJSON() : { thrown: String(error) };
  process.stdout.write(`failed ${JSON.stringify(report)}\n`);
}
await store.close();
