import { Buffer } from "node:buffer";
import { CounterpointError } from "#lib/errors.ts";

/** `fileName` is undefined for a plain field. The body must be read to its end before the next part is asked for. */
export type Part = { field: string; fileName: string | undefined; body: AsyncIterable<Uint8Array> };

const MAX_HEADER_BYTES = 16_384;
const LINE_END = Buffer.from("\r\n");
const HEADERS_END = Buffer.from("\r\n\r\n");

/**
 * The parts of a multipart/form-data body (RFC 7578), one by one as they arrive; no part is ever held whole. Throws
 * `bad-input` for another content type, a body that is none or ends too early, and one of more than `maxBytes`.
 */
export async function* readMultipart(request: Request, maxBytes: number): AsyncGenerator<Part> {
  const boundary = boundaryOf(request.headers.get("content-type") ?? "");
  const input = new Input(request.body ?? emptyBody(), maxBytes);
  // A boundary stands at the start of a line; the first one may be the body's first line.
  input.prepend(LINE_END);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  for await (const _ of input.until(delimiter));
  for (;;) {
    const after = await input.take(2);
    if (after.toString("latin1") === "--") return;
    input.prepend(after);
    const headers = await headersOf(input);
    const body = input.until(delimiter);
    yield { ...dispositionOf(headers), body };
    for await (const _ of body);
  }
}

function boundaryOf(contentType: string): string {
  const match = /^multipart\/form-data\b.*?;\s*boundary=(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(
    contentType,
  );
  const boundary = match?.[1] ?? match?.[2];
  if (boundary !== undefined) return boundary;
  throw new CounterpointError("bad-input", "The request must have the content type multipart/form-data.", {
    hint: "Send each file as a part with a file name, for example: curl -F file=@article.txt",
  });
}

async function headersOf(input: Input): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of input.until(HEADERS_END)) {
    bytes += chunk.length;
    if (bytes > MAX_HEADER_BYTES) throw malformed("A part's headers are too long.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function dispositionOf(headers: string): { field: string; fileName: string | undefined } {
  const line = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? "";
  const extended = /;\s*filename\*=utf-8''([^;\s]+)/i.exec(line)?.[1];
  return {
    field: parameterOf(line, "name") ?? "",
    fileName: (extended && decoded(extended)) ?? parameterOf(line, "filename"),
  };
}

function parameterOf(line: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]*))`, "i").exec(line);
  // Browsers write %22 for a quotation mark, other programs \".
  const quoted = match?.[1]
    ?.replace(/\\(["\\])/g, "$1")
    .replace(/%22/g, '"')
    .replace(/%0[da]/gi, " ");
  return quoted ?? match?.[2];
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function malformed(what: string, cause?: unknown): CounterpointError {
  return new CounterpointError("bad-input", `The request's body cannot be read. ${what}`, { cause });
}

async function* emptyBody(): AsyncGenerator<Uint8Array> {}

/** The bytes that arrived and were not taken yet. */
class Input {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #maxBytes: number;
  #waiting: Buffer = Buffer.alloc(0);
  #bytes = 0;

  constructor(body: AsyncIterable<Uint8Array>, maxBytes: number) {
    this.#chunks = body[Symbol.asyncIterator]();
    this.#maxBytes = maxBytes;
  }

  prepend(bytes: Uint8Array): void {
    this.#waiting = Buffer.concat([bytes, this.#waiting]);
  }

  async take(count: number): Promise<Buffer> {
    while (this.#waiting.length < count) await this.#more();
    return this.#cut(count);
  }

  /** What stands before the next `mark`, which is taken too. */
  async *until(mark: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.#waiting.indexOf(mark);
      if (at >= 0) {
        const rest = this.#cut(at);
        this.#cut(mark.length);
        if (rest.length > 0) yield rest;
        return;
      }
      // The mark may have begun.
      const safe = this.#waiting.length - mark.length + 1;
      if (safe > 0) yield this.#cut(safe);
      await this.#more();
    }
  }

  #cut(count: number): Buffer {
    const cut = this.#waiting.subarray(0, count);
    this.#waiting = this.#waiting.subarray(count);
    return cut;
  }

  async #more(): Promise<void> {
    const next = await this.#chunks.next().catch((cause: unknown) => {
      // The connection broke off; the disk has nothing to do with it.
      throw malformed("Its sender went away before it was whole.", cause);
    });
    if (next.done) throw malformed("It ends before its last part does.");
    this.#bytes += next.value.length;
    if (this.#bytes > this.#maxBytes) {
      throw new CounterpointError("bad-input", `One request takes at most ${this.#maxBytes / 1e6} MB.`, {
        hint: "Send the files in several requests, or put them into the corpus folder and run: npm run ingest",
      });
    }
    this.#waiting =
      this.#waiting.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.#waiting, next.value]);
  }
}
