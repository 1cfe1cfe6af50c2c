import type { ServerResponse } from "node:http";
import type { RecordedRequest } from "./double-replies.ts";
import { hashedVector, toBase64 } from "./hashed-vectors.ts";

export function embed(
  { body, behaviour }: RecordedRequest,
  response: ServerResponse,
  defaultDimensions: number,
): void {
  const texts = [body.input ?? []].flat();
  const dimensions = body.dimensions ?? defaultDimensions;
  const data = texts.map((text, index) => {
    const uneven = behaviour === "uneven-vectors" && index === texts.length - 1 ? 1 : 0;
    const vector = hashedVector(text, dimensions + uneven);
    if (behaviour === "vectors-not-numbers") vector[0] = Number.NaN;
    const asBase64 = body.encoding_format === "base64" && behaviour !== "vectors-as-numbers";
    const nulls = behaviour === "vectors-of-nulls" ? vector.map(() => null) : undefined;
    const embedding = nulls ?? (asBase64 ? toBase64(vector) : vector);
    return { object: "embedding", index, embedding };
  });
  if (behaviour === "too-few-vectors") data.pop();
  if (behaviour === "vectors-out-of-order") data.reverse();
  const usage = { prompt_tokens: texts.length, total_tokens: texts.length };
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ object: "list", data, model: body.model, usage }));
}
