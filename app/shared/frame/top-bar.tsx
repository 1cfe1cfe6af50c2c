"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { EngineStatus } from "./engine-status.tsx";
import { ThemeToggle } from "./theme-toggle.tsx";

/** The pages that exist, in the order of the bar. */
const PAGES = [
  { href: "/", label: "Ask" },
  { href: "/compare", label: "Compare" },
  { href: "/library", label: "Library" },
];

export function TopBar() {
  const pathname = usePathname();
  return (
    <header className="sticky top-0 z-20 flex h-14 items-center gap-2.5 border-line border-b bg-paper px-3 max-[22rem]:gap-2 sm:gap-6 sm:px-4">
      <Link
        href="/"
        className="font-semibold font-serif text-lg tracking-tight max-[22rem]:text-base sm:text-xl"
      >
        Counterpoint
      </Link>
      <nav aria-label="Pages" className="flex gap-2.5 max-[22rem]:gap-2 max-[22rem]:text-sm sm:gap-4">
        {PAGES.map(({ href, label }) => (
          <Link
            key={href}
            href={href}
            aria-current={pathname === href ? "page" : undefined}
            className="border-transparent border-b-2 py-1 text-muted hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
          >
            {label}
          </Link>
        ))}
      </nav>
      <div className="ms-auto flex min-w-0 items-center gap-1">
        <EngineStatus />
        <ThemeToggle />
      </div>
    </header>
  );
}
