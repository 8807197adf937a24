import type { NextConfig } from "next";

const config: NextConfig = {
  output: "standalone",
  poweredByHeader: false,
  images: { unoptimized: true },
  // `npm run check` does it, once and for everything; whoever only builds need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["better-sqlite3", "@node-rs/argon2", "drizzle-orm", "ssh2", "pg", "mysql2", "ioredis", "nodemailer", "undici"],
  outputFileTracingIncludes: { "/*": ["./drizzle/migrations/**/*"] },
  experimental: { serverActions: { bodySizeLimit: "1mb" } },
};

export default config;
