import Link from "next/link";

/** The way out of an empty corpus. */
export function LibraryLink() {
  return (
    <Link href="/library" className="font-semibold text-accent hover:underline">
      Add articles in the library
    </Link>
  );
}
