/** Where OpenAI itself listens: the address when none is configured. */
export const OPENAI_BASE_URL = "https://api.openai.com/v1";
