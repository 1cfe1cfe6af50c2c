import type { ChatMessage } from "#app/shared/conversation/messages.ts";

/**
 * A tab's messages with what is stored of the same conversation, turn by turn in the order of asking. A turn that is
 * stored counts as it is stored; one that is not (there was no room for it) stays. The same array where nothing is new.
 */
export function mergeMessages(mine: ChatMessage[], stored: readonly ChatMessage[]): ChatMessage[] {
  const turns = turnsById(mine);
  for (const [id, turn] of turnsById(stored)) {
    const known = turns.get(id);
    if (known === undefined || !showSame(known, turn)) turns.set(id, turn);
  }
  const merged = [...turns.values()].sort((a, b) => askedAt(a) - askedAt(b)).flat();
  const isSame = merged.length === mine.length && merged.every((message, at) => message === mine[at]);
  return isSame ? mine : merged;
}

/** Each question with its answer, by the question's id. */
function turnsById(messages: readonly ChatMessage[]): Map<string, ChatMessage[]> {
  const turns = new Map<string, ChatMessage[]>();
  for (const message of messages) {
    if (message.role === "user") turns.set(message.id, [message]);
    else [...turns.values()].at(-1)?.push(message);
  }
  return turns;
}

function askedAt([question]: readonly ChatMessage[]): number {
  return question?.metadata?.askedAt ?? 0;
}

/** What is stored lacks only what a whole answer repeats. */
function showSame(a: readonly ChatMessage[], b: readonly ChatMessage[]): boolean {
  return JSON.stringify(a.map(shown)) === JSON.stringify(b.map(shown));
}

function shown({ id, parts }: ChatMessage): unknown[] {
  const told = parts.flatMap((part): unknown[] => {
    if (part.type === "text") return [part.text];
    return part.type === "data-answer" ? [part.data.id] : part.type === "data-opinion" ? [part.data] : [];
  });
  return [id, ...told];
}
