/** One message to a chat model. */
export type ChatMessage = { role: "system" | "user" | "assistant"; content: string };
