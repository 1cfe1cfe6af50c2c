import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { BEHIND_PROXY_PORT, NGINX_PORT, PROXY_PORT } from "./ports.ts";
import { ask, expect, expectAccessible, test, waitForAnswer } from "./support.ts";

/** Browsers know every name below `localhost` for their own machine; the server is bound to none of them. */
const HOST = "desk.localhost";
const PATH = "/news/desk";
const project = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "counterpoint-proxy-"));
const children: ChildProcess[] = [];
let proxy: Server | undefined;

/** Building the pages for the path takes its time. */
test.describe.configure({ mode: "serial", timeout: 300_000 });

async function startServer(publicPort: number): Promise<void> {
  const server = spawn("node", ["scripts/start.ts"], {
    cwd: project,
    env: {
      ...process.env,
      PORT: String(BEHIND_PROXY_PORT),
      HOST: "127.0.0.1",
      DATA_DIR: join(folder, "data"),
      PUBLIC_URL: `http://${HOST}:${publicPort}${PATH}/`,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(server);
  let said = "";
  server.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  while (!said.includes("is ready")) {
    if (server.exitCode !== null) throw new Error(`The server did not start. ${said}`);
    await sleep(100);
  }
}

async function stopAll(): Promise<void> {
  proxy?.close();
  proxy?.closeAllConnections();
  proxy = undefined;
  for (const child of children.splice(0)) {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  }
}

/** Passes everything on, the host included, as the least that a proxy does. */
async function startOwnProxy(): Promise<void> {
  proxy = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const onward = request(
      { host: "127.0.0.1", port: BEHIND_PROXY_PORT, method, path: url, headers },
      (reply) => {
        outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(outgoing);
      },
    );
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  }).listen(PROXY_PORT, "127.0.0.1");
  await once(proxy, "listening");
}

function nginxProgram(): string | undefined {
  for (const program of ["nginx", "/usr/sbin/nginx"]) {
    try {
      execFileSync(program, ["-v"], { stdio: "ignore" });
      return program;
    } catch {
      // The next one may be there.
    }
  }
  return undefined;
}

/** The server of docs/reverse-proxy.md, with the names, ports and paths of this test, and without TLS and password. */
function documentedServer(): string {
  const document = readFileSync(join(project, "docs/reverse-proxy.md"), "utf8");
  const example = /```nginx\n([\s\S]+?)```/.exec(document)?.[1] ?? "";
  return example
    .replace("listen 443 ssl;", `listen 127.0.0.1:${NGINX_PORT};`)
    .replace("server_name news.example;", `server_name ${HOST};`)
    .replace(/^ *(?:ssl_|auth_).*\n/gm, "")
    .replace("^/desk(/|$)", `^${PATH}(/|$)`)
    .replace("127.0.0.1:3000", `127.0.0.1:${BEHIND_PROXY_PORT}`);
}

async function startNginx(program: string): Promise<void> {
  const configuration = `
    daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
    events { worker_connections 64; }
    http {
      access_log off;
      client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
      uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
      ${documentedServer()}
    }`;
  writeFileSync(join(folder, "nginx.conf"), configuration);
  children.push(spawn(program, ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: "inherit" }));
  for (let tries = 0; tries < 100; tries++) {
    const isUp = await fetch(`http://127.0.0.1:${NGINX_PORT}/`).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await sleep(50);
  }
  throw new Error("nginx did not start.");
}

const ways = [
  { name: "a small proxy", port: PROXY_PORT, start: startOwnProxy, missing: false },
  {
    name: "nginx, as documented",
    port: NGINX_PORT,
    start: async () => startNginx(nginxProgram() ?? "nginx"),
    missing: nginxProgram() === undefined,
  },
];

test.afterAll(async () => {
  await stopAll();
  rmSync(folder, { recursive: true, force: true });
});

for (const { name, port, start, missing } of ways) {
  const origin = `http://${HOST}:${port}`;
  test(`below a path, behind ${name}, everything works and leads back there`, async ({ page, context }) => {
    test.skip(missing, "nginx is not installed (Debian: apt-get install nginx-light)");
    await stopAll();
    await startServer(port);
    await start();
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin }).catch(() => undefined);

    await page.goto(`${origin}${PATH}`);
    const turn = await ask(page, "Who leads Beit Rahbari and what does it do?");
    await waitForAnswer(turn);
    await expect(turn).toContainText("Hejazi");
    await turn.getByRole("button", { name: "Copy", exact: true }).click();
    await expect(turn.getByRole("button", { name: "Copied" })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`${origin}${PATH}/articles/`);

    await turn
      .getByRole("link", { name: /^Source 1/ })
      .first()
      .click();
    await expect(page).toHaveURL(new RegExp(`^${origin}${PATH}/articles/`));
    await expect(page.locator("mark#cited")).toBeInViewport();

    await page.getByRole("link", { name: "Compare", exact: true }).click();
    await expect(page).toHaveURL(`${origin}${PATH}/compare`);
    await page.getByRole("textbox").first().fill("Who trains Iraqi troops?");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Sources" })).toBeVisible();

    await page.getByRole("link", { name: "Library", exact: true }).click();
    await page.getByRole("searchbox").fill("advisers");
    await expect(page).toHaveURL(new RegExp(`^${origin}${PATH}/library\\?q=advisers`));
    await page.reload();
    await expect(page.getByRole("searchbox")).toHaveValue("advisers");
    await expectAccessible(page);
  });
}

test("another name that reaches the server is refused, by the pages as by the routes", async () => {
  const ask = (path: string, host: string) =>
    new Promise<{ status: number | undefined; policy: unknown }>((resolve, reject) => {
      const asked = request(
        { host: "127.0.0.1", port: BEHIND_PROXY_PORT, path, headers: { host } },
        (reply) => {
          reply.resume();
          resolve({ status: reply.statusCode, policy: reply.headers["content-security-policy"] });
        },
      );
      asked.on("error", reject).end();
    });
  for (const path of ["", "/library", "/theme.js", "/api/health"]) {
    expect((await ask(PATH + path, "evil.example")).status, path).toBe(403);
    const own = await ask(PATH + path, HOST);
    expect(own.status, path).toBe(200);
    expect(own.policy, path).toMatch(/^default-src/);
  }
});
