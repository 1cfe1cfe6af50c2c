import { CounterpointError } from "#lib/errors.ts";
import { keepFile } from "#lib/pipeline/keep-file.ts";
import type { UploadResult } from "#lib/schema/library.ts";
import { toDiskError } from "./disk-error.ts";
import type { LibraryTools } from "./library-tools.ts";
import { readMultipart } from "./read-multipart.ts";
import { logFailure } from "./respond.ts";
import { receivedResult } from "./upload-result.ts";

/** Of one request, all files together. */
const MAX_TOTAL_BYTES = 200_000_000;
const MAX_FILES = 1_000;

/**
 * Writes the files of a multipart request into the corpus folder, one after the other as they arrive. Throws `bad-input`
 * for a request without files or with too much in it; what was written until then is ingested all the same.
 */
export async function receiveFiles(request: Request, tools: LibraryTools): Promise<UploadResult[]> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_TOTAL_BYTES) {
    throw new CounterpointError("bad-input", `One request takes at most ${MAX_TOTAL_BYTES / 1e6} MB.`, {
      hint: "Send the files in several requests, or put them into the corpus folder and run: npm run ingest",
    });
  }
  const library = await tools.library().catch(() => undefined);
  const results: UploadResult[] = [];
  try {
    for await (const { fileName, body } of readMultipart(request, MAX_TOTAL_BYTES)) {
      if (fileName === undefined || fileName === "") continue;
      if (results.length >= MAX_FILES) {
        throw new CounterpointError("bad-input", `One request takes at most ${MAX_FILES} files.`);
      }
      const { corpusDir } = tools;
      const knownPath = (sourceHash: string) => library?.bySource(sourceHash)[0]?.path;
      const kept = await keepFile({ corpusDir, name: fileName, body, knownPath }).catch((thrown: unknown) => {
        throw toDiskError(thrown);
      });
      const result = receivedResult(fileName, kept);
      tools.remember(result);
      results.push(result);
    }
  } catch (thrown) {
    tools.ingestUploads(results).catch(logFailure);
    throw thrown;
  }
  if (results.length > 0) return results;
  throw new CounterpointError("bad-input", "The request has no file in it.", {
    hint: "Send each file as a part with a file name, for example: curl -F file=@article.txt",
  });
}
