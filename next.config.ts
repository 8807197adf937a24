import type { NextConfig } from "next";

const config: NextConfig = {
  output: "standalone",
  poweredByHeader: false,
  images: { unoptimized: true },
  // A page is loaded when somebody first asks for it: all of them at the start take memory and time for nobody.
  experimental: { preloadEntriesOnStart: false },
  // `npm run check` does it, once and for everything; whoever only builds need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "@nats-io/transport-node",
    "@node-rs/argon2",
    "basic-ftp",
    "better-sqlite3",
    "better-sqlite3-13",
    "drizzle-orm",
    "imapflow",
    "ioredis",
    "ldapts",
    "mongodb",
    "mqtt",
    "mysql2",
    "nodemailer",
    "pg",
    "ssh2",
    "undici",
  ],
  outputFileTracingIncludes: { "/*": ["./drizzle/migrations/**/*", "./node_modules/better-sqlite3-13/prebuilds/*"] },
};

export default config;
