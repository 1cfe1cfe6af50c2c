import { buildFolder, publicPath } from "#lib/config.ts";

// Next writes the path into every address when it builds; `npm start` builds anew when it changes.
const basePath = publicPath();

// Pages get their content policy, with its nonce, from proxy.ts.
const EVERYWHERE = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=()" },
];

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  basePath,
  distDir: buildFolder(),
  env: { NEXT_PUBLIC_BASE_PATH: basePath },
  poweredByHeader: false,
  // `npm test` checks the types; whoever only starts the app need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // hnswlib-node is native; LangChain loads its providers by a name that a bundler cannot follow.
  serverExternalPackages: ["hnswlib-node", "langchain", "@langchain/core", "@langchain/openai"],
  headers: async () => [
    { source: "/:path*", headers: EVERYWHERE },
    {
      source: "/api/:path*",
      headers: [
        { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" },
        { key: "Cache-Control", value: "no-store" },
        { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
      ],
    },
  ],
};

export default config;
