"use client";

import { useEffect, useRef, useState } from "react";
import { droppedFiles, pickedFiles } from "./dropped-files.ts";
import type { Sendable } from "./library-uploads.ts";
import { BUTTON } from "./styles.ts";

/** Takes files by drop, anywhere on the page, or by picker. */
export function DropZone({ onFiles }: { onFiles: (files: Sendable[]) => void }) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      // Without this the browser would open the file in place of the page.
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (event.dataTransfer === null || !carriesFiles(event)) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer).then(onFiles);
    };
    addEventListener("dragover", over);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, [onFiles]);

  const take = (input: HTMLInputElement) => {
    if (input.files !== null && input.files.length > 0) onFiles(pickedFiles(input.files));
    // The same files can be chosen again.
    input.value = "";
  };
  return (
    <section
      aria-labelledby="add-articles"
      className={`rounded border-2 border-dashed px-4 py-4 ${isOver ? "border-accent bg-accent-soft" : "border-line"}`}
    >
      <h2 id="add-articles" className="font-semibold">
        {isOver ? "Drop to add" : "Add articles"}
      </h2>
      <p className="mt-1 text-muted text-sm">
        Drop files or folders here: Markdown, text, HTML, MHTML, PDF, DOCX or JSONL, at most 20 MB each. They
        are copied into the corpus folder and stay on this machine.
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <button type="button" className={BUTTON} onClick={() => files.current?.click()}>
          Choose files
        </button>
        <button type="button" className={BUTTON} onClick={() => folder.current?.click()}>
          Choose a folder
        </button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Files to add"
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={(input) => {
          folder.current = input;
          if (input !== null) input.webkitdirectory = true;
        }}
        type="file"
        multiple
        hidden
        aria-label="Folder to add"
        onChange={(event) => take(event.currentTarget)}
      />
    </section>
  );
}
