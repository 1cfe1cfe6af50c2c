import { open, readdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * Reads every file of a folder, so that the system has them in its cache: what is measured next is the program, and not
 * the disk, which some machines make cold within minutes.
 */
export async function warmFiles(folder: string): Promise<void> {
  const buffer = Buffer.allocUnsafe(2 ** 20);
  for (const name of await readdir(folder)) {
    const file = await open(join(folder, name));
    try {
      while ((await file.read(buffer)).bytesRead > 0);
    } finally {
      await file.close();
    }
  }
}
