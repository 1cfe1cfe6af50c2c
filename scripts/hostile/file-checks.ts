import { answersWell, articlesOf, ask, type Check, first, isWell } from "./check.ts";
import { SECRET } from "./odd-files.ts";
import type { OwnServer } from "./own-server.ts";
import { send } from "./send.ts";

const LONGEST_NAME = 301;

/** What became of the files of `writeOddFiles`, which the server found at its start. */
export const FILE_CHECKS: readonly Check[] = [
  {
    name: "odd files beside a good one: the server starts, is well, and answers",
    run: (server) =>
      first(
        () => isWell(server),
        () => answersWell(server),
      ),
  },
  {
    name: "half characters in a record and in JSON-LD: read, without them",
    run: (server) =>
      first(
        () => expectArticles(server, "half.jsonl:1", "half.html"),
        // JSON.stringify escapes a half character, and nothing else of this range.
        async () =>
          /\\ud[89a-f]/i.test((await send(server.port, "/api/articles")).text) ? "they came out" : undefined,
      ),
  },
  {
    name: "control sequences in a title: read, without them",
    async run(server) {
      const article = (await articlesOf(server)).find(({ path }) => path === "controls.md");
      if (article === undefined) return "the article is missing";
      return /[\p{Cc}\u202e]/u.test(article.title) ? JSON.stringify(article.title) : undefined;
    },
  },
  {
    name: "a title and an outlet without end: shortened",
    async run(server) {
      const article = (await articlesOf(server)).find(({ path }) => path === "long-names.md");
      if (article === undefined) return "the article is missing";
      const longest = Math.max(article.title.length, article.outletName.length);
      return longest > LONGEST_NAME ? `${longest} characters` : undefined;
    },
  },
  {
    name: "files without text, and noise under the name of a document: named as problems",
    run: (server) => expectProblems(server, "empty.txt", "noise.pdf", "noise.docx"),
  },
  {
    name: "records some of which are broken: the whole one is read, the others are named",
    run: (server) =>
      first(
        () => expectArticles(server, "broken.jsonl:1"),
        () => expectProblems(server, "broken.jsonl:2", "broken.jsonl:3", "broken.jsonl:4"),
      ),
  },
  {
    name: "an articles.csv with line ends of three kinds: every row is read",
    async run(server) {
      const outlets = new Map((await articlesOf(server)).map(({ path, outletName }) => [path, outletName]));
      const wrong = ["half.html", "rows.txt"].filter((path) => outlets.get(path) !== "The Ledger");
      return wrong.length === 0 ? undefined : `not for ${wrong.join(", ")}`;
    },
  },
  {
    name: "links out of the corpus, and in a circle: nothing from there is found",
    run: (server) =>
      first(
        () => expectProblems(server, "elsewhere", "elsewhere.txt"),
        async () => {
          const strange = (await articlesOf(server)).find(({ path }) => /^(?:elsewhere|circle)/.test(path));
          return strange === undefined ? undefined : `${strange.path} was read`;
        },
        async () =>
          (await ask(server, SECRET)).text.includes(`${SECRET} stands`)
            ? "a file from outside answers"
            : undefined,
      ),
  },
  {
    name: "20,000 lines, 2 MB in one paragraph, 5,000 keys, 3,000 levels: read whole",
    async run(server) {
      const wrong = await expectArticles(server, "keys.md", "deep.html");
      if (wrong !== undefined) return wrong;
      const passages = new Map((await articlesOf(server)).map((article) => [article.path, article.passages]));
      const short = ["lines.txt", "paragraph.txt"].filter((path) => (passages.get(path) ?? 0) < 100);
      return short.length === 0 ? undefined : `not ${short.join(", ")}`;
    },
  },
];

async function expectArticles(server: OwnServer, ...paths: string[]): Promise<string | undefined> {
  return missing(paths, await articlesOf(server), "an article");
}

async function expectProblems(server: OwnServer, ...paths: string[]): Promise<string | undefined> {
  const reply = await send(server.port, "/api/articles/ingestion");
  const { last }: { last: { problems: { path: string }[] } } = JSON.parse(reply.text);
  return missing(paths, last.problems, "a problem");
}

function missing(paths: string[], found: { path: string }[], as: string): string | undefined {
  const lost = paths.filter((path) => found.every((entry) => entry.path !== path));
  return lost.length === 0 ? undefined : `${lost.join(", ")}: not ${as}`;
}
