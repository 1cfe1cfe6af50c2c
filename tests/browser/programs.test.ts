import { anArticle, expect, type Listed } from "./library-page.ts";
import { LIBRARY_PORT } from "./ports.ts";
import { CORE, test } from "./support.ts";

test.use({ baseURL: `http://127.0.0.1:${LIBRARY_PORT}` });
test.beforeEach(() => test.setTimeout(120_000));

test("programs add, list, correct, remove and restore", CORE, async ({ request }) => {
  const list = async (query: string): Promise<Listed> => (await request.get(`/api/articles?${query}`)).json();
  const ofOutlet = "outlet=dropped-news&sort=title&order=desc&limit=1&offset=0";
  const { total } = await list(ofOutlet);
  const added = await request.post("/api/articles", {
    multipart: {
      file: {
        name: "../../outside.md",
        mimeType: "text/markdown",
        buffer: Buffer.from(anArticle("From a program", 1020)),
      },
    },
  });
  expect(added.status()).toBe(200);
  const [file] = (await added.json()).files;
  expect(file).toMatchObject({ outcome: "added", path: "outside.md" });
  const [id] = file.articleIds;
  expect((await list(ofOutlet)).total).toBe(total + 1);
  const patched = await request.patch(`/api/articles/${id}`, { data: { genre: "opinion" } });
  expect(await patched.json()).toEqual({ correction: { genre: "opinion" } });
  expect((await (await request.get(`/api/articles/${id}`)).json()).article.genre).toBe("opinion");
  expect((await request.delete(`/api/articles/${id}`)).status()).toBe(200);
  expect((await request.get(`/api/articles/${id}`)).status()).toBe(404);
  const twice = await request.delete(`/api/articles/${id}`);
  expect(twice.status()).toBe(404);
  expect((await twice.json()).message).toContain("was removed already");
  expect((await request.post(`/api/articles/${id}/restore`)).status()).toBe(200);
  expect((await request.post(`/api/articles/${id}/restore`)).status()).toBe(404);
  expect((await (await request.get(`/api/articles/${id}`)).json()).article.genre).toBe("opinion");
});

test("what cannot be done, or comes from elsewhere, is refused in words", CORE, async ({ request }) => {
  const multipart = { file: { name: "a.md", mimeType: "text/plain", buffer: Buffer.from("The pier.") } };
  const foreign = [{ origin: "https://elsewhere.invalid" }, { "sec-fetch-site": "cross-site" }];
  for (const headers of foreign) {
    expect((await request.post("/api/articles", { multipart, headers })).status()).toBe(403);
    expect((await request.post("/api/articles/ingestion", { headers })).status()).toBe(403);
    expect((await request.delete("/api/articles/none", { headers })).status()).toBe(403);
    expect((await request.post("/api/articles/none/restore", { headers })).status()).toBe(403);
    expect((await request.patch("/api/articles/none", { data: {}, headers })).status()).toBe(403);
  }
  const wrong: [number, Promise<{ status(): number }>][] = [
    [404, request.delete("/api/articles/none")],
    [404, request.patch("/api/articles/none", { data: { title: "x" } })],
    [404, request.post("/api/articles/none/restore")],
    [400, request.post("/api/articles", { data: { file: "x" } })],
    [400, request.post("/api/articles", { multipart: { note: "no file" } })],
    [400, request.get("/api/articles?sort=colour")],
    [400, request.get("/api/articles?limit=100000")],
    [400, request.patch("/api/articles/none", { data: { colour: "red" } })],
  ];
  for (const [status, response] of wrong) expect((await response).status()).toBe(status);
});
