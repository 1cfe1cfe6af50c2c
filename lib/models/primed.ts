import type { ReplyChunk } from "./chat-driver.ts";

/**
 * The same reply, begun: throws what goes wrong before its first word, when the request can still be sent otherwise.
 * Some servers refuse only after they have answered with success.
 */
export async function primed(chunks: AsyncGenerator<ReplyChunk>): Promise<AsyncGenerator<ReplyChunk>> {
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    const { text, thinking, ending } = next.value;
    if (text !== "" || thinking || ending !== undefined) return joined(next.value, chunks);
  }
  return chunks;
}

async function* joined(first: ReplyChunk, rest: AsyncGenerator<ReplyChunk>): AsyncGenerator<ReplyChunk> {
  yield first;
  yield* rest;
}
