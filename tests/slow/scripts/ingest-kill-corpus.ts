import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { randomNumbers } from "#tests/vector/clouds.ts";

/** Path within the corpus folder → content. */
export type Files = ReadonlyMap<string, string>;

const SYLLABLES = "ba den fil gor hal jun kes lim mor nau pel rus sta tir vos wen yal zor".split(" ");
const PAPERS = ["Brig Courier", "Fen Herald", "Lower Dale Post", "Quarry Times"];
/** Records a JSONL file. */
const RECORDS = 50;

/** The same number is always the same word; small ones are the frequent words. */
function wordOf(number: number): string {
  const place = (n: number) => SYLLABLES[n % SYLLABLES.length] ?? "";
  return `${place(number)}${place(Math.floor(number / SYLLABLES.length) + number)}${number > 99 ? place(number * 7) : ""}`;
}

function textOf(article: number, edition: number): string {
  const random = randomNumbers(article * 1000 + edition);
  // Zipf's law: the r-th word about 1/r times as often as the first.
  const word = () => wordOf(Math.floor(Math.exp(random() * Math.log(3000))));
  const sentence = () => {
    const words = Array.from({ length: 6 + Math.floor(random() * 14) }, word).join(" ");
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  };
  const paragraph = () => Array.from({ length: 4 + Math.floor(random() * 4) }, sentence).join(" ");
  return [
    `Inspectors counted ${barrelsOf(article, edition)} barrels in the harbour of ${harbourOf(article)} on Monday.`,
    ...Array.from({ length: 2 + Math.floor(random() * 4) }, paragraph),
  ].join("\n\n");
}

export function harbourOf(article: number): string {
  return `Port${wordOf(5000 + article)}${article}`;
}

export function barrelsOf(article: number, edition: number): number {
  return 10_000 + article * 10 + edition;
}

/** Half of the articles in files of their own, half as records. `editions`: those that are not in their first. */
export function corpusOf(articles: readonly number[], editions: ReadonlyMap<number, number>): Files {
  const files = new Map<string, string>();
  for (const article of articles) {
    const text = textOf(article, editions.get(article) ?? 1);
    const title = `Barrels in ${harbourOf(article)}`;
    const outlet = PAPERS[article % PAPERS.length] ?? "";
    if (article % 2 === 0) {
      const head = `---\ntitle: ${title}\noutlet: ${outlet}\npublished: "2021-0${1 + (article % 9)}"\n---\n`;
      files.set(`files/${outlet}/${article}.md`, `${head}${text}\n`);
    } else {
      const path = `records-${Math.floor(article / RECORDS)}.jsonl`;
      const record = JSON.stringify({ id: String(article), outlet, title, published: "2021", text });
      files.set(path, `${files.get(path) ?? ""}${record}\n`);
    }
  }
  return files;
}

/** The folder then holds these files and nothing else. */
export async function writeFolder(folder: string, files: Files): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

export type Stage = {
  name: string;
  files: Files;
  articles: readonly number[];
  editions: Map<number, number>;
};

/** From nothing; then a tenth more; then a tenth changed; then a tenth gone. */
export function stagesOf(size: number): Stage[] {
  const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
  const tenth = Math.ceil(size / 10);
  const first = numbers(0, size);
  const grown = numbers(0, size + tenth);
  const editions = new Map(numbers(0, tenth).map((i) => [i * 7 + 3, 2]));
  const left = grown.filter((article) => article % 11 !== 5);
  const stage = (name: string, articles: number[], changed: Map<number, number>): Stage => ({
    name,
    files: corpusOf(articles, changed),
    articles,
    editions: changed,
  });
  return [
    stage("from nothing", first, new Map()),
    stage("added to", grown, new Map()),
    stage("changed", grown, editions),
    stage("removed from", left, editions),
  ];
}
