/** Whether the answer is to come after the ingestion that a change needs; `?wait=no` asks for it at once. */
export function waitsFor(request: Request): boolean {
  return new URL(request.url).searchParams.get("wait") !== "no";
}
