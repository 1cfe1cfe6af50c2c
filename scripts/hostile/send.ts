import { request } from "node:http";

export type Reply = { status: number; headers: Record<string, string | undefined>; text: string };

type Sent = { method?: string; headers?: Record<string, string>; body?: string | Uint8Array };

const SILENCE_MS = 30_000;

/** A request as it stands, with whatever host, method and target: what browsers and fetch would not send. */
export function send(port: number, target: string, sent: Sent = {}): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const { method = "GET", headers = {}, body } = sent;
  const outgoing = request({ host: "127.0.0.1", port, path: target, method, headers }, (incoming) => {
    let text = "";
    incoming.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
    incoming.on("error", reject).on("end", () => {
      const received = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
      resolve({ status: incoming.statusCode ?? 0, headers: Object.fromEntries(received), text });
    });
  });
  outgoing.setTimeout(SILENCE_MS, () => outgoing.destroy(new Error("no answer came")));
  outgoing.on("error", reject).end(body);
  return promise;
}

/** A POST of JSON; a string is sent as it stands. */
export function sendJson(port: number, target: string, value: unknown, headers = {}): Promise<Reply> {
  const body = typeof value === "string" ? value : JSON.stringify(value);
  return send(port, target, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
}

/** One file as a form sends it. */
export function sendFile(port: number, name: string, content: string | Uint8Array): Promise<Reply> {
  const boundary = "counterpoint-part";
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  return send(port, "/api/articles", {
    method: "POST",
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
}
