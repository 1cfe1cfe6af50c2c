import { withBasePath } from "#app/shared/frame/base-path.ts";
import { failureOf } from "#app/shared/frame/failure.ts";
import { uploadResultsSchema } from "#lib/schema/library.ts";
import type { SendFiles } from "./library-uploads.ts";

/** Sends files in one request. Not by `fetch`, which does not tell how much has left. */
export const sendFiles: SendFiles = (files, onSent) => {
  const form = new FormData();
  for (const { name, file } of files) form.append("file", file, name);
  const { promise, resolve, reject } = Promise.withResolvers<Awaited<ReturnType<SendFiles>>>();
  const request = new XMLHttpRequest();
  request.upload.onprogress = ({ loaded }) => onSent(loaded);
  request.onerror = () => reject(new Error(failureOf(new TypeError(), navigator.onLine).message));
  request.onload = () => {
    try {
      if (request.status >= 400) throw new Error(request.responseText);
      resolve(uploadResultsSchema.parse(JSON.parse(request.responseText)).files);
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      const { message, hint } = failureOf(error, navigator.onLine);
      reject(new Error(hint === undefined ? message : `${message} ${hint}`));
    }
  };
  request.open("POST", withBasePath("/api/articles?wait=no"));
  request.send(form);
  return promise;
};
