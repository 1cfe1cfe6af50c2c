"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";

type SheetProps = {
  title: string;
  open: boolean;
  onClose: () => void;
  /** From this width on the page has a column for it, and the sheet closes. */
  from: keyof typeof WIDTHS;
  children: ReactNode;
};

const WIDTHS = { lg: "64rem", xl: "80rem" };

/** A panel over the page on narrow screens. The browser's dialog traps the focus, closes on Escape and gives it back. */
export function Sheet({ title, open, onClose, from, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const wide = matchMedia(`(min-width: ${WIDTHS[from]})`);
    if (!open) dialog.current?.close();
    else if (wide.matches) onClose();
    else if (dialog.current?.open === false) dialog.current.showModal();
    wide.addEventListener("change", onClose);
    return () => wide.removeEventListener("change", onClose);
  }, [open, from, onClose]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape and the close button do the same by keyboard
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
      className="fixed inset-x-0 top-auto bottom-0 m-0 max-h-[85dvh] w-full max-w-none rounded-t-lg border-line border-t bg-paper text-ink sm:inset-y-0 sm:right-0 sm:left-auto sm:h-dvh sm:max-h-none sm:w-96 sm:rounded-none sm:border-t-0 sm:border-s"
    >
      {open && (
        <div className="p-4">
          <div className="mb-3 flex items-center justify-between">
            <h2 id={titleId} className="font-semibold text-lg">
              {title}
            </h2>
            <button type="button" onClick={onClose} className="rounded border border-line px-3 py-1">
              Close
            </button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
