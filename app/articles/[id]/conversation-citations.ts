import { articleHref } from "#app/shared/citations/article-href.ts";
import { answerView } from "#app/shared/conversation/answer-view.ts";
import type { ChatMessage } from "#app/shared/conversation/messages.ts";
import { turnsOf } from "#app/shared/conversation/turns.ts";
import type { Span } from "#lib/schema/passage.ts";

/** A citation of the conversation, as the article's page offers it. */
export type ConversationCitation = {
  question: string;
  marker: number;
  articleId: string;
  outletName: string;
  span: Span;
  href: string;
};

/** All citations in reading order; the same words cited twice for one question count once. */
export function conversationCitations(messages: readonly ChatMessage[]): ConversationCitation[] {
  return turnsOf(messages).flatMap(({ question, answer }) => {
    if (answer === undefined) return [];
    const view = answerView(answer);
    const citations = new Map<string, ConversationCitation>();
    for (const { marker, articleId, quoteSpan, version } of view.citations) {
      const source = view.sources.find((candidate) => candidate.marker === marker);
      const href = articleHref(articleId, quoteSpan, version);
      if (source === undefined || citations.has(href)) continue;
      const { outletName } = source.article;
      citations.set(href, { question, marker, articleId, outletName, span: quoteSpan, href });
    }
    return [...citations.values()];
  });
}
