import type { ChatRequest } from "./chat-driver.ts";
import type { ChatMessage } from "./chat-message.ts";
import { firstSize, smallerSize } from "./fit-request.ts";
import type { ModelMemory } from "./model-memory.ts";
import { readSizeRefusal } from "./read-size-refusal.ts";
import { withoutRefused } from "./request-settings.ts";

/** Messages, or how to write them within so many characters (`Infinity`: all there is to say). */
export type Prompt = readonly ChatMessage[] | ((characters: number) => readonly ChatMessage[]);

/** Two settings, two names of one of them, a few sizes. */
const MOST_CHANGES = 9;
/** A model that thinks needs a multiple of what its answer needs. */
const TO_THINK = 4;

/**
 * Sends a request, and sends it otherwise when the server refuses a setting or its size: shorter answer, then shorter
 * prompt. What was learnt is in the memory, so that the next request begins with it. Throws the last refusal.
 */
export async function askFitting<T>(
  prompt: Prompt,
  maxTokens: number,
  memory: ModelMemory,
  send: (request: ChatRequest) => Promise<T>,
): Promise<T> {
  const write = typeof prompt === "function" ? prompt : () => prompt;
  const whole = write(Number.POSITIVE_INFINITY);
  const begin = () => firstSize(lengthOf(whole), limitOf(maxTokens, memory), memory.limits);
  const tried = new Set<string | undefined>();
  let size = begin();
  let isSmaller = false;
  for (let changes = 0; ; changes++) {
    const { settings } = memory;
    const messages = size.characters < lengthOf(whole) ? write(size.characters) : whole;
    const sent = { characters: lengthOf(messages), maxTokens: size.maxTokens };
    try {
      const reply = await send({
        ...settings,
        messages: settings.systemMessage ? messages : withoutSystemMessage(messages),
        maxTokens: size.maxTokens,
      });
      if (isSmaller && memory.limits.context === undefined) memory.limits.largest = sent;
      return reply;
    } catch (thrown) {
      if (changes === MOST_CHANGES) throw thrown;
      tried.add(settings.limitField);
      const accepted = withoutRefused(settings, thrown, tried);
      if (accepted !== undefined) {
        // Another call may have learnt the same meanwhile.
        if (memory.settings === settings) memory.settings = accepted;
        if (!isSmaller) size = begin();
        continue;
      }
      const refusal = readSizeRefusal(thrown);
      const smaller = refusal && smallerSize(sent, refusal, memory.limits);
      if (smaller === undefined) throw thrown;
      size = smaller;
      isSmaller = true;
    }
  }
}

function limitOf(maxTokens: number, { settings, thinks }: ModelMemory): number {
  // Only reasoning models insist on the second name, and there it counts the thoughts, too.
  return thinks || settings.limitField === "max_completion_tokens" ? maxTokens * TO_THINK : maxTokens;
}

function lengthOf(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, { content }) => sum + content.length, 0);
}

function withoutSystemMessage(messages: readonly ChatMessage[]): ChatMessage[] {
  const rules = messages.filter(({ role }) => role === "system").map(({ content }) => content);
  const others = messages.filter(({ role }) => role !== "system");
  const [first, ...rest] = others;
  if (first === undefined || rules.length === 0) return others;
  return [{ ...first, content: [...rules, first.content].join("\n\n") }, ...rest];
}
