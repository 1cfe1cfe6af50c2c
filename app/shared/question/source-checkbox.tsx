"use client";

import { type ReactNode, useEffect, useRef } from "react";

type SourceCheckboxProps = {
  checked: boolean;
  /** Some of what it stands for is selected. */
  partly?: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
};

export function SourceCheckbox({ checked, partly = false, onChange, children }: SourceCheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = partly;
  }, [partly]);
  return (
    <label className="flex cursor-pointer items-start gap-2.5 py-1.5">
      <input
        ref={box}
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-1 size-4 flex-none accent-accent"
      />
      <span className="min-w-0 flex-1">{children}</span>
    </label>
  );
}
