"use client";

import { useEffect, useId, useState } from "react";
import { GENRE_WORDS, MARK_WORDS } from "#app/shared/articles/library-words.ts";
import { LIBRARY_MARKS } from "#lib/pipeline/list-library.ts";
import type { LibraryPage } from "#lib/schema/library.ts";
import { isFiltered, type LibraryAddress } from "./library-address.ts";
import { FIELD, QUIET_BUTTON } from "./styles.ts";

type LibraryFiltersProps = {
  address: LibraryAddress;
  outlets: LibraryPage["outlets"];
  years: LibraryPage["years"];
  onChange: (change: Partial<LibraryAddress>) => void;
};

const SEARCH_AFTER_MS = 300;
const CLEARED = {
  search: "",
  outlet: "",
  genre: "",
  mark: "",
  fromYear: "",
  toYear: "",
  sort: "outlet",
} as const;

/** Search and filters; each change is at once in the address. */
export function LibraryFilters({ address, outlets, years, onChange }: LibraryFiltersProps) {
  const [typed, setTyped] = useState(address.search);

  // The address changes by other ways too: back, forward, clear.
  useEffect(() => setTyped(address.search), [address.search]);
  useEffect(() => {
    if (typed === address.search) return;
    const timer = setTimeout(() => {
      const sort = typed.trim() === "" ? "outlet" : "match";
      onChange({ search: typed, ...(address.search.trim() === "" || sort === "outlet" ? { sort } : {}) });
    }, SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed, address.search, onChange]);

  return (
    <search className="mt-4 grid grid-cols-2 gap-3 text-sm md:grid-cols-4 lg:grid-cols-[minmax(12rem,2fr)_minmax(8rem,1fr)_7.5rem_minmax(8rem,auto)_5.5rem_5.5rem_auto] md:items-end">
      <label className="col-span-2 lg:col-span-1">
        <span className="text-muted">Search in titles and texts</span>
        <input
          type="search"
          dir="auto"
          value={typed}
          maxLength={500}
          onChange={(event) => setTyped(event.target.value)}
          className={FIELD}
        />
      </label>
      <Choice
        label="Outlet"
        value={address.outlet}
        any="All"
        options={outlets.map(({ id, name, articles }) => [id, `${name} (${articles.toLocaleString("en")})`])}
        onChange={(outlet) => onChange({ outlet })}
      />
      <Choice
        label="Genre"
        value={address.genre}
        any="All"
        options={Object.entries(GENRE_WORDS)}
        onChange={(genre) => onChange({ genre })}
      />
      <Choice
        label="Only with"
        value={address.mark}
        any="Anything"
        options={LIBRARY_MARKS.map((mark) => [mark, MARK_WORDS[mark]])}
        onChange={(chosen) => onChange({ mark: LIBRARY_MARKS.find((mark) => mark === chosen) ?? "" })}
      />
      <YearField
        label="From year"
        value={address.fromYear}
        placeholder={years?.first}
        onChange={(fromYear) => onChange({ fromYear })}
      />
      <YearField
        label="To year"
        value={address.toYear}
        placeholder={years?.last}
        onChange={(toYear) => onChange({ toYear })}
      />
      <button
        type="button"
        disabled={!isFiltered(address)}
        onClick={() => onChange(CLEARED)}
        className={`${QUIET_BUTTON} justify-self-start`}
      >
        Show all
      </button>
    </search>
  );
}

type ChoiceProps = {
  label: string;
  value: string;
  /** The word for no choice. */
  any: string;
  /** Value and words. */
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
};

function Choice({ label, value, any, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <label htmlFor={id}>
      <span className="text-muted">{label}</span>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)} className={FIELD}>
        <option value="">{any}</option>
        {options.map(([option, words]) => (
          <option key={option} value={option} dir="auto">
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

type YearFieldProps = {
  label: string;
  value: string;
  placeholder: number | undefined;
  onChange: (year: string) => void;
};

function YearField({ label, value, placeholder, onChange }: YearFieldProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <label>
      <span className="text-muted">{label}</span>
      <input
        inputMode="numeric"
        pattern="\d{1,4}"
        value={typed}
        placeholder={placeholder === undefined ? "" : String(placeholder)}
        onChange={(event) => {
          const year = event.target.value.replace(/\D/g, "").slice(0, 4);
          setTyped(year);
          if (year === "" || year.length === 4) onChange(year);
        }}
        className={FIELD}
      />
    </label>
  );
}
