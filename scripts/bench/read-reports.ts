import { readFile } from "node:fs/promises";
import { CounterpointError } from "#lib/errors.ts";
import { reportSchema, type StoreReport } from "./bench-report.ts";

/** Smallest index first. Throws `bad-input` naming the file that is no report. */
export async function readReports(paths: readonly string[]): Promise<StoreReport[]> {
  const reports: StoreReport[] = [];
  for (const path of paths) {
    let text: string;
    try {
      text = await readFile(path, "utf8");
    } catch {
      throw new CounterpointError("bad-input", `${path} cannot be read.`);
    }
    try {
      reports.push(reportSchema.parse(JSON.parse(text)));
    } catch {
      throw new CounterpointError("bad-input", `${path} is no report of npm run bench -- store.`);
    }
  }
  return reports.sort((a, b) => a.passages - b.passages);
}
