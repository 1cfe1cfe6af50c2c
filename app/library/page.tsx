import type { Metadata } from "next";
import { LibraryDesk } from "./library-desk.tsx";

export const metadata: Metadata = { title: "Library" };

/** All articles: to see, search, add, correct and remove. What is shown stands in the address. */
export default function LibraryPage() {
  return <LibraryDesk />;
}
