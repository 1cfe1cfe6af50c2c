"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { z } from "zod";
import { useResource } from "#app/shared/frame/use-resource.ts";
import { type Correction, correctionSchema, type LibraryRow } from "#lib/schema/library.ts";
import { changeArticle } from "./change-article.ts";
import { CorrectionInput } from "./correction-input.tsx";
import {
  type CorrectionField,
  type CorrectionForm,
  correctionFields,
  correctionPatch,
  formOf,
} from "./library-correction.ts";
import { BUTTON, HEADING } from "./styles.ts";

type CorrectDialogProps = {
  article: LibraryRow;
  onClose: () => void;
  onCorrected: () => void;
};

const responseSchema = z.object({ correction: correctionSchema });

/** A form for the metadata of one article. What is written here is kept beside the file. */
export function CorrectDialog({ article, onClose, onCorrected }: CorrectDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { resource } = useResource(`/api/articles/${encodeURIComponent(article.id)}`, responseSchema, {
    isFresh: true,
  });
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby="correct-title"
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(44rem,calc(100vw-1.5rem))] overflow-y-auto rounded border border-line bg-paper p-4 text-ink sm:p-6"
    >
      <h2 id="correct-title" className={HEADING}>
        Correct the metadata
      </h2>
      <p className="mt-1 text-muted text-sm [overflow-wrap:anywhere]">
        Of <bdi>{article.path}</bdi>. The file stays as it is; corrections are kept beside it. An emptied
        field says again what the file says.
      </p>
      {resource.status === "loading" && <p className="mt-4 text-muted">Loading…</p>}
      {resource.status === "failed" && (
        <p role="alert" className="mt-4 text-doubt">
          {resource.failure.message}
        </p>
      )}
      {resource.status === "ready" && (
        <Form
          article={article}
          correction={resource.data.correction}
          onCorrected={onCorrected}
          close={() => dialog.current?.close()}
        />
      )}
      {resource.status !== "ready" && (
        <button type="button" className={`${BUTTON} mt-4`} onClick={() => dialog.current?.close()}>
          Cancel
        </button>
      )}
    </dialog>
  );
}

type FormProps = Pick<CorrectDialogProps, "article" | "onCorrected"> & {
  correction: Correction;
  close: () => void;
};

function Form({ article, correction, onCorrected, close }: FormProps) {
  const before = formOf(article);
  const [form, setForm] = useState<CorrectionForm>(before);
  const [givenBack, setGivenBack] = useState<ReadonlySet<CorrectionField>>(new Set());
  const [failure, setFailure] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const fields = correctionFields(article, correction);

  const giveBack = (field: CorrectionField, isBack: boolean) => {
    setGivenBack((earlier) => {
      const next = new Set(earlier);
      if (isBack) next.add(field);
      else next.delete(field);
      return next;
    });
    if (isBack) setForm((current) => ({ ...current, [field]: before[field] }));
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const patch = correctionPatch(before, form, givenBack);
    if (Object.keys(patch).length === 0) return close();
    setSaving(true);
    setFailure(undefined);
    try {
      await changeArticle("PATCH", encodeURIComponent(article.id), patch);
      onCorrected();
      close();
    } catch (thrown) {
      setFailure(thrown instanceof Error ? thrown.message : String(thrown));
      setSaving(false);
    }
  };
  return (
    <form onSubmit={save} className="mt-4 grid gap-4">
      {fields.map((field) => (
        <CorrectionInput
          key={field.field}
          {...field}
          value={form[field.field]}
          isGivenBack={givenBack.has(field.field)}
          onChange={(value) => setForm((current) => ({ ...current, [field.field]: value }))}
          onGiveBack={(isBack) => giveBack(field.field, isBack)}
        />
      ))}
      <div className="sticky -bottom-4 -mx-4 -mb-4 flex flex-wrap gap-2 border-line border-t bg-paper px-4 py-3 sm:-bottom-6 sm:-mx-6 sm:-mb-6 sm:px-6">
        {failure !== undefined && (
          <p role="alert" className="w-full text-doubt text-sm">
            {failure}
          </p>
        )}
        <button
          type="submit"
          disabled={isSaving}
          className="rounded bg-accent px-4 py-1.5 font-semibold text-on-accent disabled:opacity-60"
        >
          {isSaving ? "Saving…" : "Save"}
        </button>
        <button type="button" className={BUTTON} onClick={close}>
          Cancel
        </button>
      </div>
    </form>
  );
}
