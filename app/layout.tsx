import "@fontsource-variable/source-sans-3/wght.css";
import "@fontsource-variable/source-sans-3/wght-italic.css";
import "@fontsource-variable/source-serif-4/opsz.css";
import "@fontsource-variable/source-serif-4/opsz-italic.css";
import "./globals.css";
import "./outlet-hues.css";
import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { withBasePath } from "#app/shared/frame/base-path.ts";
import { HealthProvider } from "#app/shared/frame/health-provider.tsx";
import { TopBar } from "#app/shared/frame/top-bar.tsx";

export const metadata: Metadata = {
  title: { default: "Counterpoint", template: "%s · Counterpoint" },
  description: "Ask a set of news articles, and check every sentence of the answer.",
};

/** Reading the nonce renders every page anew for each request, as a nonce must. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    // The theme script sets an attribute before React arrives.
    <html lang="en" suppressHydrationWarning>
      <head>
        <script src={withBasePath("/theme.js")} nonce={nonce} suppressHydrationWarning />
      </head>
      <body>
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded focus:bg-accent focus:px-3 focus:py-2 focus:text-on-accent"
        >
          Skip to content
        </a>
        <HealthProvider>
          <TopBar />
          {children}
        </HealthProvider>
      </body>
    </html>
  );
}
