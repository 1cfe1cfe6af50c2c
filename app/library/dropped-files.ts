import type { Sendable } from "./library-uploads.ts";

/** The files of a drop, those within dropped folders with their path; hidden files are left out. */
export async function droppedFiles(transfer: DataTransfer): Promise<Sendable[]> {
  // The list is emptied as soon as the event is over.
  const files = [...transfer.files];
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (!entries.some((entry) => entry.isDirectory)) return files.map((file) => ({ name: file.name, file }));
  const found: Sendable[] = [];
  for (const entry of entries) await collect(entry, "", found);
  return found;
}

/** The files of a picker, with their path where a folder was picked. */
export function pickedFiles(list: FileList): Sendable[] {
  return [...list].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

async function collect(entry: FileSystemEntry, folder: string, found: Sendable[]): Promise<void> {
  if (entry.name.startsWith(".")) return;
  const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push({ name, file });
  } else if (isFolder(entry)) {
    const reader = entry.createReader();
    // It gives a hundred at a time.
    for (let part = await readSome(reader); part.length > 0; part = await readSome(reader)) {
      for (const inner of part) await collect(inner, name, found);
    }
  }
}

function readSome(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
