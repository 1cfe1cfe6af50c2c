import { Desk } from "./desk.tsx";

type ChatPageProps = { searchParams: Promise<{ article?: string | string[] }> };

/** The chat; `?article=<id>` opens it with that article alone selected. */
export default async function ChatPage({ searchParams }: ChatPageProps) {
  const { article } = await searchParams;
  return <Desk articleId={typeof article === "string" ? article : undefined} />;
}
