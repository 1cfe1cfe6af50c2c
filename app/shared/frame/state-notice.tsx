import type { ReactNode } from "react";

type StateNoticeProps = {
  title: string;
  /** What to do about it. */
  hint?: string | undefined;
  /** `alert` interrupts a screen reader; `status` waits. */
  role?: "alert" | "status";
  children?: ReactNode;
};

/** A state that needs words: what it is, what to do, and the button that does it. */
export function StateNotice({ title, hint, role = "status", children }: StateNoticeProps) {
  return (
    <div
      role={role}
      className="arriving rounded border border-line border-s-4 border-s-doubt bg-card px-4 py-3"
    >
      <p className="font-semibold">{title}</p>
      {hint !== undefined && <p className="mt-1 text-muted">{hint}</p>}
      {children !== undefined && <div className="mt-3 flex flex-wrap gap-2">{children}</div>}
    </div>
  );
}
