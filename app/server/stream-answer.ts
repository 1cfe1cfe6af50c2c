import { createUIMessageStream, type InferUIMessageChunk } from "ai";
import type { ChatMessage } from "#app/shared/conversation/messages.ts";
import { toCounterpointError } from "#lib/errors.ts";
import type { AnswerEvent } from "#lib/schema/answer-event.ts";

type Chunk = InferUIMessageChunk<ChatMessage>;

/**
 * An answer as an AI SDK UI message stream: `data-sources`, text deltas, `data-marker` for each that is one, `data-citation` and `data-uncited` as each
 * sentence is checked, `source-document` parts for clients that know only the standard ones, `data-answer`, and
 * metadata with the timings. After a `data-restart`, text
 * and citations begin anew, in another text part. A failure becomes an error part whose text is JSON `{code, message, hint?}`.
 */
export function streamAnswer(events: AsyncIterable<AnswerEvent>, report: (thrown: unknown) => void) {
  const started = performance.now();
  return createUIMessageStream<ChatMessage>({
    execute: async ({ writer }) => {
      writer.write({ type: "start" });
      let firstTextMs: number | undefined;
      /** Of the text part that is open. */
      let textId: string | undefined;
      let begun = 0;
      const endText = () => {
        if (textId !== undefined) writer.write({ type: "text-end", id: textId });
        textId = undefined;
      };
      for await (const event of events) {
        if (event.type === "text-delta" && textId === undefined) {
          firstTextMs ??= performance.now() - started;
          begun += 1;
          textId = `answer-${begun}`;
          writer.write({ type: "text-start", id: textId });
        }
        if (event.type === "restart") endText();
        for (const chunk of chunksOf(event, textId)) writer.write(chunk);
        if (event.type === "answer") {
          endText();
          const { answerer, embedder } = event.answer.madeBy;
          const totalMs = Math.round(performance.now() - started);
          const timings =
            firstTextMs === undefined ? { totalMs } : { firstTextMs: Math.round(firstTextMs), totalMs };
          writer.write({ type: "message-metadata", messageMetadata: { answerer, embedder, ...timings } });
        }
      }
      writer.write({ type: "finish" });
    },
    onError: (thrown) => {
      report(thrown);
      return JSON.stringify(toCounterpointError(thrown));
    },
  });
}

function chunksOf(event: AnswerEvent, textId = ""): Chunk[] {
  switch (event.type) {
    case "retrieval": {
      const { corrections, coverage, passages, searchedArticleCount, silentArticleIds } = event.retrieval;
      const { searchedFor } = event;
      const data = { searchedFor, corrections, coverage, passages, searchedArticleCount, silentArticleIds };
      return [{ type: "data-sources", id: "sources", data }];
    }
    case "text-delta":
      return [{ type: "text-delta", id: textId, delta: event.delta }];
    case "restart":
      return [{ type: "data-restart", data: true }];
    case "marker":
      return [{ type: "data-marker", data: event.marker }];
    case "citation":
      return [{ type: "data-citation", data: { citation: event.citation, passageId: event.passageId } }];
    case "uncited":
      return [{ type: "data-uncited", data: event.uncited }];
    case "opinion":
      return [{ type: "data-opinion", data: event.opinion }];
    case "opinion-note":
      return [{ type: "data-opinion-note", data: event.note }];
    case "answer":
      return [
        ...event.answer.sources.map(
          ({ marker, passage, article }): Chunk => ({
            type: "source-document",
            sourceId: passage.id,
            mediaType: "text/plain",
            title: `[${marker}] ${article.outletName}: ${article.title}`,
          }),
        ),
        { type: "data-answer", id: "answer", data: event.answer },
      ];
  }
}
