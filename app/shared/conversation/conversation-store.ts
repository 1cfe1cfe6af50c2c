import type { ChatMessage } from "./messages.ts";
import {
  parseHead,
  parseOldLayout,
  parseTurn,
  type StoredConversation,
  type StoredTurn,
  serialiseTurn,
} from "./stored-conversation.ts";
import { turnsOf } from "./turns.ts";

/** As much of the browser's `Storage` as is needed here. */
export type TextStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const HEAD = "counterpoint.2.conversation.";
const TURN = "counterpoint.2.turn.";
const OLD_LAYOUT = "counterpoint.conversation.1";
/** Conversations that are kept: those of the tabs that may still be open. */
const MOST_KEPT = 20;

/** Whether a key of the storage belongs to a turn of that conversation. */
export function isTurnOf(key: string | null, conversationId: string): boolean {
  return key?.startsWith(turnPrefix(conversationId)) === true;
}

/** The conversation that was used last, in whichever tab. */
export function latestConversation(storage: TextStorage): string | undefined {
  adoptOldLayout(storage);
  return headsOf(storage).at(-1)?.id;
}

/** All that are kept, the last used one first. */
export function readConversations(storage: TextStorage): StoredConversation[] {
  return headsOf(storage)
    .toReversed()
    .flatMap(({ id }) => readConversation(storage, id) ?? []);
}

/** Undefined when nothing that can be read is stored of it. */
export function readConversation(storage: TextStorage, id: string): StoredConversation | undefined {
  const turns = keysOf(storage, turnPrefix(id))
    .flatMap((key) => parseTurn(storage.getItem(key)) ?? [])
    .sort((a, b) => a.askedAt - b.askedAt || (a.question.id < b.question.id ? -1 : 1));
  const head = parseHead(storage.getItem(HEAD + id));
  if (head === undefined && turns.length === 0) return undefined;
  return {
    id,
    messages: turns.flatMap(messagesOf),
    excludedArticleIds: head?.excludedArticleIds ?? [],
    failures: Object.fromEntries(
      turns.flatMap(({ question, failure }) => (failure === undefined ? [] : [[question.id, failure]])),
    ),
  };
}

/**
 * Keeps a conversation, turn by turn; turns that only another tab has stay as they are. When the browser's space is
 * full, other conversations make room, the one that was not used for longest first, then this one's oldest turns.
 */
export function writeConversation(storage: TextStorage, conversation: StoredConversation, now: number): void {
  const { id, messages, excludedArticleIds, failures } = conversation;
  const turns = turnsOf(messages).flatMap(({ id: turnId, answer }): [string, string][] => {
    const question = messages.find((message) => message.id === turnId);
    if (question === undefined) return [];
    const key = turnPrefix(id) + turnId;
    const askedAt = question.metadata?.askedAt ?? parseTurn(storage.getItem(key))?.askedAt ?? now;
    return [[key, serialiseTurn({ askedAt, question, answer, failure: failures[turnId] })]];
  });
  if (turns.length === 0) return;
  for (const [key, text] of turns) if (storage.getItem(key) !== text) put(storage, id, key, text);
  put(storage, id, HEAD + id, JSON.stringify({ usedAt: now, excludedArticleIds }));
  for (const head of headsOf(storage).slice(0, -MOST_KEPT)) forget(storage, head.id);
}

/** Full, or forbidden by the browser: then as much is kept as can be. */
function put(storage: TextStorage, id: string, key: string, text: string): void {
  for (;;) {
    try {
      storage.setItem(key, text);
      return;
    } catch {
      if (!makeRoom(storage, id, key)) return;
    }
  }
}

/** False when there is nothing left to give up. */
function makeRoom(storage: TextStorage, id: string, exceptKey: string): boolean {
  const oldest = headsOf(storage).find((head) => head.id !== id);
  if (oldest !== undefined) {
    forget(storage, oldest.id);
    return true;
  }
  const [first] = keysOf(storage, turnPrefix(id))
    .filter((key) => key !== exceptKey)
    .map((key) => ({ key, askedAt: parseTurn(storage.getItem(key))?.askedAt ?? 0 }))
    .sort((a, b) => a.askedAt - b.askedAt);
  if (first === undefined) return false;
  storage.removeItem(first.key);
  return true;
}

function forget(storage: TextStorage, id: string): void {
  for (const key of [HEAD + id, ...keysOf(storage, turnPrefix(id))]) storage.removeItem(key);
}

/** The last used one last. */
function headsOf(storage: TextStorage): { id: string; usedAt: number }[] {
  return keysOf(storage, HEAD)
    .map((key) => ({ id: key.slice(HEAD.length), usedAt: parseHead(storage.getItem(key))?.usedAt ?? 0 }))
    .sort((a, b) => a.usedAt - b.usedAt || (a.id < b.id ? -1 : 1));
}

function keysOf(storage: TextStorage, prefix: string): string[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  return keys.filter((key) => key !== null).filter((key) => key.startsWith(prefix));
}

function turnPrefix(conversationId: string): string {
  return `${TURN}${conversationId}.`;
}

function messagesOf({ askedAt, question, answer }: StoredTurn): ChatMessage[] {
  return [{ ...question, metadata: { askedAt } }, ...(answer === undefined ? [] : [answer])];
}

/** What an earlier version kept goes on. */
function adoptOldLayout(storage: TextStorage): void {
  const old = parseOldLayout(storage.getItem(OLD_LAYOUT));
  if (old === undefined) return;
  const messages = old.messages.map((message, index) => ({ ...message, metadata: { askedAt: index } }));
  writeConversation(storage, { ...old, messages }, 0);
  storage.removeItem(OLD_LAYOUT);
}
