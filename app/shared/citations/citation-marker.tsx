"use client";

import {
  autoUpdate,
  FloatingFocusManager,
  FloatingPortal,
  flip,
  offset,
  safePolygon,
  shift,
  size,
  useClick,
  useDismiss,
  useFloating,
  useFocus,
  useHover,
  useInteractions,
  useRole,
} from "@floating-ui/react";
import Link from "next/link";
import { useRef, useState } from "react";
import type { Citation, Source } from "#lib/schema/answer.ts";
import { articleDate } from "../articles/partial-date.ts";
import { articleHref } from "./article-href.ts";
import { SourceCard } from "./source-card.tsx";

/**
 * The superscript number of a citation. Hover, focus or a tap shows its source; a click or Enter opens the article at
 * the cited words. Escape closes the card; a focus within it goes back to the number.
 */
export function CitationMarker({ source, citation }: { source: Source; citation: Citation }) {
  const [open, setOpen] = useState(false);
  const pointer = useRef("");
  const { refs, floatingStyles, context } = useFloating<HTMLAnchorElement>({
    open,
    onOpenChange: (isOpen, _event, reason) => {
      setOpen(isOpen);
      const isWithin = refs.floating.current?.contains(document.activeElement) === true;
      if (!isOpen && reason === "escape-key" && isWithin) refs.domReference.current?.focus();
    },
    whileElementsMounted: autoUpdate,
    placement: "bottom-start",
    middleware: [
      offset(6),
      flip({ padding: 8 }),
      shift({ padding: 8 }),
      size({
        padding: 8,
        apply: ({ availableHeight, elements }) => {
          elements.floating.style.maxHeight = `${Math.max(160, availableHeight)}px`;
        },
      }),
    ],
  });
  const { getReferenceProps, getFloatingProps } = useInteractions([
    useHover(context, { mouseOnly: true, delay: { open: 120, close: 120 }, handleClose: safePolygon() }),
    useFocus(context),
    useClick(context, { ignoreMouse: true, keyboardHandlers: false, toggle: false }),
    useDismiss(context),
    useRole(context, { role: "dialog" }),
  ]);
  const { marker, article } = source;
  const label = `Source ${marker}: ${article.outletName}, ${articleDate(article)}`;
  return (
    <>
      <Link
        ref={refs.setReference}
        href={articleHref(citation.articleId, citation.quoteSpan, citation.version)}
        prefetch={false}
        aria-label={label}
        className="citation"
        {...getReferenceProps({
          onPointerDown: (event) => {
            pointer.current = event.pointerType;
          },
          // The first tap shows the card, because a finger cannot hover.
          onClick: (event) => {
            if (pointer.current === "touch" && !open) event.preventDefault();
          },
        })}
      >
        {marker}
      </Link>
      {open && (
        <FloatingPortal>
          <FloatingFocusManager context={context} modal={false} initialFocus={-1} returnFocus={false}>
            <div
              ref={refs.setFloating}
              role="dialog"
              style={floatingStyles}
              aria-label={label}
              className="z-30 w-[min(26rem,calc(100vw-1rem))] overflow-y-auto rounded border border-line bg-card p-4 text-base text-ink shadow-lg"
              {...getFloatingProps()}
            >
              <SourceCard source={source} citation={citation} />
            </div>
          </FloatingFocusManager>
        </FloatingPortal>
      )}
    </>
  );
}
