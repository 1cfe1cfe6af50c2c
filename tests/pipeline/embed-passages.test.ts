import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { EmbedderFactory } from "#lib/embeddings/embedder.ts";
import { createLsiFactory } from "#lib/embeddings/lsi/lsi-factory.ts";
import { ingestCorpus } from "#lib/pipeline/ingest-corpus.ts";
import { createMemoryStore } from "#tests/contracts/memory-store/memory-store.ts";
import { writeCorpus } from "#tests/fixtures/harbour-strike.ts";

const SUBJECTS = [
  ["harbour", "crane", "ferry", "captain", "pilot"],
  ["baker", "flour", "bread", "oven", "miller"],
  ["comet", "telescope", "astronomer", "orbit", "dome"],
] as const;

/** Invented records; each is about one of the subjects, and says so in words of its own number. */
function records(from: number, to: number, subjects: readonly (readonly string[])[] = SUBJECTS): string {
  const lines: string[] = [];
  for (let i = from; i < to; i++) {
    const words = subjects[i % subjects.length] ?? [];
    const said = words.map(
      (word, k) => `The ${word} of street ${(i * 7 + k) % 40} was seen by ${words[(i + k) % words.length]}.`,
    );
    lines.push(
      JSON.stringify({ title: `Note ${i}`, text: `${said.join(" ")} Entry ${i}.`, outlet: "Gazette" }),
    );
  }
  return `${lines.join("\n")}\n`;
}

/** Counts the passages that are embedded. */
function counted(factory: EmbedderFactory) {
  const counts = { fits: 0, passages: 0 };
  const counting: EmbedderFactory["restore"] = async (state) => {
    const embedder = await factory.restore(state);
    return {
      ...embedder,
      embed: (texts, role, signal) => {
        if (role === "passage") counts.passages += texts.length;
        return embedder.embed(texts, role, signal);
      },
    };
  };
  const wrapped: EmbedderFactory = {
    ...factory,
    restore: counting,
    async fit(texts, signal) {
      counts.fits += 1;
      const { state } = await factory.fit(texts, signal);
      return { embedder: await counting(state), state };
    },
  };
  return { counts, wrapped };
}

async function corpusOf(lines: string) {
  const corpusDir = await writeCorpus({ "news.jsonl": lines });
  const { counts, wrapped } = counted(createLsiFactory({ dimensions: 8 }));
  const store = createMemoryStore();
  const ingest = async () => {
    Object.assign(counts, { fits: 0, passages: 0 });
    return { ...(await ingestCorpus({ corpusDir, store, embedders: wrapped })), ...counts };
  };
  return { file: join(corpusDir, "news.jsonl"), ingest };
}

it("keeps the embedder, and embeds only what is new, while a corpus of many articles grows by few", async () => {
  const { file, ingest } = await corpusOf(records(0, 520));
  const first = await ingest();
  expect(first).toMatchObject({ fits: 1, passages: 520 });
  await appendFile(file, records(520, 530));
  expect(await ingest()).toMatchObject({ fits: 0, passages: 10, articles: 530, embedder: first.embedder });
});

it("fits it again when the corpus has grown by half", async () => {
  const { file, ingest } = await corpusOf(records(0, 520));
  await ingest();
  await appendFile(file, records(520, 800));
  expect(await ingest()).toMatchObject({ fits: 1, passages: 800 });
});

it("fits it again when what is new speaks of something else", async () => {
  const { file, ingest } = await corpusOf(records(0, 520));
  await ingest();
  await appendFile(file, records(520, 530, [["glacier", "moraine", "crevasse", "sledge", "icefall"]]));
  expect(await ingest()).toMatchObject({ fits: 1, passages: 530 });
});

it("fits it again with every change while articles are few, and then looks at their passages", async () => {
  const { file, ingest } = await corpusOf(records(0, 30));
  await ingest();
  await writeFile(file, records(0, 31));
  expect(await ingest()).toMatchObject({ fits: 1, passages: 31 });
});
