import { z } from "zod";

const PACKAGE = "@langchain/textsplitters";

/** Characters in a passage of ours, about. */
const CHUNK = { chunkSize: 1_000, chunkOverlap: 0 };

type Splitter = { splitText(text: string): Promise<string[]> };
const SplitterModule = z.object({
  RecursiveCharacterTextSplitter: z.custom<new (options: typeof CHUNK) => Splitter>(
    (value) => typeof value === "function",
  ),
});

/** LangChain's splitter, where its package happens to be installed: the product does not need it. */
export async function langchainSplitter(): Promise<((text: string) => Promise<string[]>) | undefined> {
  try {
    const loaded = SplitterModule.parse(await import(PACKAGE));
    const splitter = new loaded.RecursiveCharacterTextSplitter(CHUNK);
    return (text) => splitter.splitText(text);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}
