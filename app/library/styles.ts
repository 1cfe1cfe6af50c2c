/** Buttons and fields of the library, as on the other pages. */
export const BUTTON = "rounded border border-line px-3 py-1 hover:border-accent disabled:text-muted";
export const QUIET_BUTTON = "rounded px-2 py-1 text-accent hover:bg-accent-soft disabled:text-muted";
export const FIELD = "h-9 w-full min-w-0 rounded border border-line bg-card px-2";
export const HEADING = "font-semibold font-serif text-xl tracking-tight";
