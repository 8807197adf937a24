import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  databaseUrl,
  type LogLevel,
  level,
  listenOn,
  networks,
  origin,
  portOf,
  proxyUrl,
  type Refuse,
  ranges,
  secondsOf,
} from "./env-values";
import { type KmsSettings, readKms } from "./kms/settings";
import { type MailServer, readMailServer } from "./mail/server";
import { readSsoProvider, type SsoProvider } from "./sso/provider";
import type { Range } from "./tokens/addresses";
import { isTokenText } from "./tokens/text";
import { type Collector, readCollector } from "./tracing/settings";

/**
 * The only reader of environment variables. A name that starts with KEYRACK_ and is unknown, or a value that makes no
 * sense, stops the start with that name: a typing mistake must not become a default. Each secret variable has a twin
 * that ends in _FILE and names a file to read.
 */
export type Env = {
  /** The public address, without a trailing slash; undefined when nobody set it. */
  url: string | undefined;
  port: number;
  hostname: string;
  dataDir: string;
  /** A PostgreSQL that several nodes share; undefined: a SQLite file in the data folder. Holds a password. */
  databaseUrl: string | undefined;
  masterKey: string | undefined;
  masterKeyFile: string | undefined;
  /** The key before, still readable until everything has moved to the master key. */
  oldMasterKey: string | undefined;
  oldMasterKeyFile: string | undefined;
  /** Who seals the master key and opens it once at the start; undefined: nobody. */
  kms: KmsSettings | undefined;
  /** Beyond the public internet: `10.0.0.0/8`, `db.internal:5432`, `[::1]:8080`. */
  allowNetworks: readonly { network: string; port?: number }[];
  /** Where everything outbound goes; may hold a password. */
  egressProxy: string | undefined;
  /** Whose `X-Forwarded-For` is believed; empty: nobody's. */
  trustedProxies: readonly Range[];
  /** How long an application may take until it begins to answer through the proxy. */
  proxyTimeoutMs: number;
  logLevel: LogLevel;
  /** What may read `/metrics`; undefined: nobody. */
  metricsToken: string | undefined;
  /** Who takes mail; undefined: nobody, and nothing is sent. */
  mail: MailServer | undefined;
  /** Where people may sign in besides their password. */
  sso: SsoProvider | undefined;
  /** Who takes traces; undefined: nobody, and none are made. */
  collector: Collector | undefined;
  setup: { email: string; password: string; workspace: string; token: string | undefined } | undefined;
  production: boolean;
  /** Where a test makes this process die; refused in production. */
  failpoint: string | undefined;
};

/** A message for the person who starts Keyrack; the entry prints it and exits with 78 (EX_CONFIG). */
export type EnvProblem = { name: string; message: string };
export type EnvResult = { ok: true; env: Env } | { ok: false; problems: readonly EnvProblem[] };

const plain = [
  "KEYRACK_URL",
  "KEYRACK_DATA_DIR",
  "KEYRACK_KMS",
  "KEYRACK_KMS_KEY",
  "KEYRACK_KMS_URL",
  "KEYRACK_ALLOW_NETWORKS",
  "KEYRACK_TRUSTED_PROXIES",
  "KEYRACK_PROXY_TIMEOUT",
  "KEYRACK_LOG_LEVEL",
  "KEYRACK_SETUP_EMAIL",
  "KEYRACK_SETUP_WORKSPACE",
  "KEYRACK_FAILPOINT",
  "KEYRACK_MAIL_FROM",
  "KEYRACK_OIDC_ISSUER",
  "KEYRACK_OIDC_CLIENT_ID",
  "KEYRACK_OIDC_DOMAINS",
  "KEYRACK_OIDC_LABEL",
  "KEYRACK_OTLP_ENDPOINT",
  "KEYRACK_OTLP_RATIO",
] as const;
const secret = [
  "KEYRACK_DATABASE_URL",
  "KEYRACK_EGRESS_PROXY",
  "KEYRACK_MASTER_KEY",
  "KEYRACK_MASTER_KEY_OLD",
  "KEYRACK_KMS_CREDENTIALS",
  "KEYRACK_METRICS_TOKEN",
  "KEYRACK_SETUP_PASSWORD",
  "KEYRACK_SETUP_TOKEN",
  "KEYRACK_SMTP_URL",
  "KEYRACK_OIDC_CLIENT_SECRET",
  "KEYRACK_OTLP_HEADERS",
] as const;

export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): EnvResult {
  const problems: EnvProblem[] = [];
  const refuse = (name: string, message: string): undefined => {
    problems.push({ name, message });
    return undefined;
  };
  const known = new Set<string>([...plain, ...secret, ...secret.map((name) => `${name}_FILE`)]);
  for (const name of Object.keys(source)) {
    if (name.startsWith("KEYRACK_") && !known.has(name))
      refuse(name, "is not a setting of Keyrack. Check the spelling.");
  }
  const get = (name: string) => source[name]?.trim() || undefined;
  const getSecret = (name: (typeof secret)[number]): string | undefined => {
    const path = get(`${name}_FILE`);
    if (path === undefined) return source[name] || undefined;
    if (source[name]) return refuse(name, `is set, and so is ${name}_FILE. Keep one of them.`);
    try {
      return readFileSync(/*turbopackIgnore: true*/ path, "utf8").replace(/\r?\n$/, "");
    } catch (cause) {
      return refuse(`${name}_FILE`, `cannot be read: ${cause instanceof Error ? cause.message : "unknown error"}`);
    }
  };

  const email = get("KEYRACK_SETUP_EMAIL")?.toLowerCase();
  const password = getSecret("KEYRACK_SETUP_PASSWORD");
  if ((email === undefined) !== (password === undefined)) {
    refuse("KEYRACK_SETUP_EMAIL", "and KEYRACK_SETUP_PASSWORD belong together. Set both or none.");
  }
  if (email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(email))
    refuse("KEYRACK_SETUP_EMAIL", "is not an e-mail address.");
  if (password !== undefined && password.length < 12) refuse("KEYRACK_SETUP_PASSWORD", "needs at least 12 characters.");
  const token = getSecret("KEYRACK_SETUP_TOKEN");
  if (token !== undefined && email === undefined) {
    refuse("KEYRACK_SETUP_TOKEN", "needs KEYRACK_SETUP_EMAIL and KEYRACK_SETUP_PASSWORD beside it.");
  }
  if (token !== undefined && !isTokenText(token)) {
    refuse("KEYRACK_SETUP_TOKEN", "is no API token: krk_svc_, 30 letters or digits, _, and their checksum.");
  }

  const metricsToken = getSecret("KEYRACK_METRICS_TOKEN");
  if (metricsToken !== undefined && !/^[\x20-\x7e]{16,500}$/.test(metricsToken)) {
    refuse("KEYRACK_METRICS_TOKEN", "needs 16 to 500 visible characters.");
  }

  const kms = taken(readKms(get, getSecret("KEYRACK_KMS_CREDENTIALS")), refuse);
  const mail = taken(readMailServer(getSecret("KEYRACK_SMTP_URL"), get("KEYRACK_MAIL_FROM")), refuse);
  const sso = taken(
    readSsoProvider({
      issuer: get("KEYRACK_OIDC_ISSUER"),
      clientId: get("KEYRACK_OIDC_CLIENT_ID"),
      clientSecret: getSecret("KEYRACK_OIDC_CLIENT_SECRET"),
      domains: get("KEYRACK_OIDC_DOMAINS"),
      label: get("KEYRACK_OIDC_LABEL"),
    }),
    refuse,
  );

  const endpoint = get("KEYRACK_OTLP_ENDPOINT");
  const headers = getSecret("KEYRACK_OTLP_HEADERS");
  const collector = taken(readCollector({ endpoint, headers, ratio: get("KEYRACK_OTLP_RATIO") }), refuse);

  const production = source.NODE_ENV === "production";
  if (production && get("KEYRACK_FAILPOINT"))
    refuse("KEYRACK_FAILPOINT", "is for tests and would end this process. Remove it.");

  const env: Env = {
    url: origin(get("KEYRACK_URL"), "KEYRACK_URL", refuse),
    port: portOf(get("PORT"), refuse) ?? 3000,
    hostname: listenOn(get("HOSTNAME")),
    dataDir: resolve(/*turbopackIgnore: true*/ get("KEYRACK_DATA_DIR") ?? "data"),
    databaseUrl: databaseUrl(getSecret("KEYRACK_DATABASE_URL"), refuse),
    masterKey: get("KEYRACK_MASTER_KEY_FILE") ? undefined : source.KEYRACK_MASTER_KEY || undefined,
    masterKeyFile: get("KEYRACK_MASTER_KEY_FILE"),
    oldMasterKey: get("KEYRACK_MASTER_KEY_OLD_FILE") ? undefined : source.KEYRACK_MASTER_KEY_OLD || undefined,
    oldMasterKeyFile: get("KEYRACK_MASTER_KEY_OLD_FILE"),
    kms,
    allowNetworks: networks(get("KEYRACK_ALLOW_NETWORKS"), refuse),
    egressProxy: proxyUrl(getSecret("KEYRACK_EGRESS_PROXY"), refuse),
    trustedProxies: ranges(get("KEYRACK_TRUSTED_PROXIES"), refuse),
    proxyTimeoutMs: (secondsOf(get("KEYRACK_PROXY_TIMEOUT"), refuse) ?? 60) * 1000,
    logLevel: level(get("KEYRACK_LOG_LEVEL"), refuse),
    metricsToken,
    mail,
    sso,
    collector,
    setup:
      email !== undefined && password !== undefined
        ? { email, password, workspace: get("KEYRACK_SETUP_WORKSPACE") ?? "Workspace", token }
        : undefined,
    production,
    failpoint: get("KEYRACK_FAILPOINT"),
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, env };
}

/** What a command passes on to a program that it starts. */
export function inheritedEnvironment(): Readonly<Record<string, string | undefined>> {
  return { ...process.env };
}

/** What was read, or nothing when it was a problem, which is then told. */
function taken<T extends object>(read: T | { name: string; problem: string } | undefined, refuse: Refuse) {
  return read !== undefined && "problem" in read ? refuse(read.name, read.problem) : (read as T | undefined);
}

/** next-auth reads its own address from the environment and nowhere else. */
export function announceUrl(url: string): void {
  process.env.NEXTAUTH_URL = url;
}
