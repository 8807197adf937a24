import type { Duplex } from "node:stream";
import { Redis, type RedisOptions } from "ioredis";
import type { Outcome, Probe, Values } from "../kit";
import { session, withCloseCode, wordsOf } from "../kit/driver";

/** Signs in, says PING, asks for its name, chooses the database. Reads no key and never goes to another node. */
export const probe: Probe = async (values, outside) => {
  const { host = "", port = "6379" } = values;
  const tls = values.tls === "off" ? {} : { tls: values.ca ? { ca: values.ca } : {} };
  const stream = await outside.dial({ host, port: Number(port), ...tls });
  const redis = new Redis({ ...options, Connector: connectorOf(stream) });
  // What goes wrong is reported by the command that was waiting.
  redis.on("error", () => undefined);
  const close = () => {
    redis.disconnect();
    stream.destroy();
  };
  return session(outside.signal, close, async () => {
    try {
      await redis.connect();
      return (await signIn(redis, values)) ?? (await examine(redis, values, outside.step));
    } catch (error) {
      const outcome = trouble(error);
      if (outcome) return outcome;
      throw withCloseCode(error, stream);
    }
  });
};

const options: RedisOptions = {
  lazyConnect: true,
  // Keyrack signs in by itself, with the outcome in its own hands; ioredis would only warn.
  protocol: 2,
  enableReadyCheck: false,
  disableClientInfo: true,
  retryStrategy: () => null,
  maxRetriesPerRequest: 0,
  autoResubscribe: false,
};

/** A connector that hands out the one stream that was dialled. */
function connectorOf(stream: Duplex): NonNullable<RedisOptions["Connector"]> {
  function Connector() {
    return { connect: async () => stream, disconnect: () => stream.end(), check: () => true };
  }
  return Connector as unknown as NonNullable<RedisOptions["Connector"]>;
}

async function signIn(redis: Redis, { username, password }: Values): Promise<Outcome | undefined> {
  if (!password) return undefined;
  try {
    await redis.call("AUTH", ...(username ? [username, password] : [password]));
    return undefined;
  } catch (error) {
    const says = wordsOf(error);
    if (wordOf(error) === "WRONGPASS") return wrong(says);
    // Before Redis 6, and where no password is set, the code is plain ERR, which a full server says as well.
    if (wordOf(error) === "ERR" && /\bAUTH\b|invalid password/i.test(says)) {
      return {
        ...wrong(says),
        hint: "Servers before Redis 6 know no users, and a server without a password takes none.",
      };
    }
    throw error;
  }
}

async function examine(
  redis: Redis,
  values: Values,
  step: (name: "identity" | "permissions") => void,
): Promise<Outcome> {
  const database = values.database ?? "0";
  const missing: string[] = [];
  const attempt = async (...[command, ...rest]: [string, ...string[]]) => {
    try {
      return String(await redis.call(command, ...rest));
    } catch (error) {
      if (wordOf(error) !== "NOPERM") throw error;
      missing.push([command, ...rest].join(" "));
      return undefined;
    }
  };
  await attempt("PING");
  step("identity");
  const name = (await whoAmI(redis)) ?? values.username ?? "default";
  step("permissions");
  if (database !== "0") {
    try {
      await attempt("SELECT", database);
    } catch (error) {
      if (wordOf(error) !== "ERR") throw error;
      return { outcome: "rejected", reason: "misconfigured", field: "database", says: wordsOf(error) };
    }
  }
  const who = { identity: `${name}@${values.host}:${values.port}/${database}`, label: `${name} @ ${values.host}` };
  return missing.length === 0
    ? { outcome: "verified", ...who }
    : { outcome: "limited", reason: "not_permitted", missing, ...who };
}

/** Unknown before Redis 6 and seldom allowed: no answer means nothing. */
async function whoAmI(redis: Redis): Promise<string | undefined> {
  try {
    const name = await redis.call("ACL", "WHOAMI");
    return typeof name === "string" && name !== "" ? name : undefined;
  } catch (error) {
    if (["NOPERM", "ERR"].includes(wordOf(error))) return undefined;
    throw error;
  }
}

/** The first word of an error reply is its code. */
function trouble(error: unknown): Outcome | undefined {
  const says = wordsOf(error);
  switch (wordOf(error)) {
    case "NOAUTH":
      return { ...wrong(says), hint: "This server wants a password." };
    case "LOADING":
    case "MASTERDOWN":
    case "BUSY":
    case "TRYAGAIN":
    case "CLUSTERDOWN":
      return { outcome: "inconclusive", reason: "server_error", says };
    case "DENIED":
      return {
        outcome: "inconclusive",
        reason: "refused",
        says,
        hint: "The server is in protected mode: it wants a password set before it answers others.",
      };
    case "ERR":
      return /max number of clients/.test(says)
        ? { outcome: "inconclusive", reason: "rate_limited", says }
        : { outcome: "inconclusive", reason: "unexpected_response", says };
    default:
      return undefined;
  }
}

function wrong(says: string) {
  return { outcome: "rejected", reason: "invalid_credentials", field: "password", says } as const;
}

function wordOf(error: unknown): string {
  return error instanceof Error && error.name === "ReplyError"
    ? (/^-?([A-Z]+)\b/.exec(error.message)?.[1] ?? "ERR")
    : "";
}
