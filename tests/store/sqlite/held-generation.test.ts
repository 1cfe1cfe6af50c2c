import { expect, it } from "vitest";
import { articlesFor, cloudOfVectors } from "#tests/vector/clouds.ts";
import { readerOf } from "../../contracts/passage-store/fixtures.ts";
import { temporaryFolders } from "./folders.ts";

const folders = temporaryFolders();
const { articles, entries, made } = articlesFor(cloudOfVectors(40, 8));

/** So many newer ones push an older generation out. */
const NEWER = 6;

it.each([true, false])(
  "a generation that is held can be read after many others (held: %s)",
  async (isHeld) => {
    const { store } = folders.open(folders.create(), {});
    const publish = async (count: number) => {
      const writer = await store.writer();
      for (const { article, passages } of articles.slice(0, count)) await writer.put(article, passages);
      await writer.putVectors(
        made.embedder.id,
        entries.filter(({ passageId }) =>
          articles.slice(0, count).some(({ passages }) => passages.some(({ id }) => id === passageId)),
        ),
      );
      await writer.publish(made);
    };
    const publishNewer = async (from: number) => {
      for (let count = from; count < from + NEWER; count += 1) {
        await publish(count);
        await (await readerOf(store)).catalogue();
      }
    };
    await publish(1);
    const reader = await readerOf(store);
    const release = isHeld ? reader.hold?.() : undefined;
    await publishNewer(2);
    if (!isHeld) await expect(reader.catalogue()).rejects.toMatchObject({ code: "index-mismatch" });
    else {
      expect(await reader.catalogue()).toHaveLength(1);
      release?.();
      await publishNewer(2 + NEWER);
      await expect(reader.catalogue()).rejects.toMatchObject({ code: "index-mismatch" });
    }
  },
);
