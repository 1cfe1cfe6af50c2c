"use client";

import { useId } from "react";
import type { CorrectionFieldInfo } from "./library-correction.ts";
import { FIELD, QUIET_BUTTON } from "./styles.ts";

type CorrectionInputProps = CorrectionFieldInfo & {
  value: string;
  /** Its correction is to be dropped. */
  isGivenBack: boolean;
  onChange: (value: string) => void;
  onGiveBack: (isGivenBack: boolean) => void;
};

/** One field of the form, with where its value came from. */
export function CorrectionInput(props: CorrectionInputProps) {
  const { label, hint, options, pattern, from, isCorrected, value, isGivenBack, onChange, onGiveBack } =
    props;
  const id = useId();
  const shared = { id, value, disabled: isGivenBack, className: FIELD, "aria-describedby": `${id}about` };
  return (
    <div>
      <label htmlFor={id} className="font-semibold text-sm">
        {label}
      </label>
      {options === undefined ? (
        <input
          {...shared}
          type="text"
          dir="auto"
          pattern={pattern}
          // Shown by the browser beside its own words when the pattern does not match.
          title={pattern === undefined ? undefined : hint}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <select {...shared} onChange={(event) => onChange(event.target.value)}>
          {options.map(([option, words]) => (
            <option key={option} value={option}>
              {words}
            </option>
          ))}
        </select>
      )}
      <p id={`${id}about`} className="text-muted text-sm">
        {[hint, isGivenBack ? "will be what the file says" : from].filter((text) => text !== "").join("; ")}
        {isCorrected && (
          <button
            type="button"
            className={`${QUIET_BUTTON} ms-1`}
            aria-label={`${label}: ${isGivenBack ? "keep the correction" : "back to what the file says"}`}
            onClick={() => onGiveBack(!isGivenBack)}
          >
            {isGivenBack ? "Keep the correction" : "Back to what the file says"}
          </button>
        )}
      </p>
    </div>
  );
}
