import type { Socket } from "node:net";
import { Client } from "pg";
import type { Outcome, Probe, Values } from "../kit";
import { asSocket, codeOf, session, tlsOptions, watchTls, withCloseCode, wordsOf } from "../kit/driver";

/** Signs in, asks who it is and whether any table is readable, signs out. */
export const probe: Probe = async (values, outside) => {
  const { host = "", port = "5432", database = "", username = "", password = "" } = values;
  const encrypted = values.tls !== "off";
  const socket = asSocket(await outside.dial({ host, port: Number(port) }));
  let refusedTls = false;
  const tls = watchTls(() => outside.step("signIn"));
  const client = new Client({
    host,
    port: Number(port),
    database,
    user: username,
    password,
    ssl: encrypted ? tlsOptions(values.ca) : false,
    stream: () => connected(socket),
    application_name: "keyrack",
  });
  // Errors of a connection that is being closed have nobody to tell.
  client.on("error", () => undefined);
  const close = () => {
    client.end().catch(() => undefined);
    socket.destroySoon();
  };
  return session(outside.signal, close, async () => {
    try {
      if (encrypted) {
        outside.step("tls");
        // The answer to the request for TLS is one byte: S, or N for "not here".
        socket.once("data", (answer: Buffer) => {
          refusedTls = answer[0] === 0x4e;
        });
        client.connection.once("sslconnect", () => tls.follow(client.connection.stream));
      }
      await client.connect();
      outside.step("identity");
      return await examine(client, values, outside.step);
    } catch (error) {
      if (refusedTls) return noTls;
      const outcome = judge(error, values);
      if (outcome) return outcome;
      throw withCloseCode(tls.restored(error), socket);
    }
  });
};

/** pg wants to connect the stream itself; this one already is. */
function connected(socket: Socket): Socket {
  return Object.assign(socket, {
    connect: () => {
      process.nextTick(() => socket.emit("connect"));
      return socket;
    },
  });
}

async function examine(client: Client, values: Values, step: (name: "permissions") => void): Promise<Outcome> {
  const who = await client.query<{ name: string; database: string }>(
    "SELECT current_user AS name, current_database() AS database",
  );
  const { name = values.username ?? "", database = values.database ?? "" } = who.rows[0] ?? {};
  const identity = identityOf(values, name, database);
  const label = `${name} @ ${database}`;
  step("permissions");
  const tables = await client.query<{ some: boolean; readable: boolean }>(readableTables);
  const { some = false, readable = false } = tables.rows[0] ?? {};
  if (readable || !some) return { outcome: "verified", identity, label };
  return {
    outcome: "limited",
    reason: "not_permitted",
    missing: ["read any table"],
    identity,
    label,
    hint: `GRANT SELECT on what ${name} shall read.`,
  };
}

const readableTables = `
  WITH own AS (
    SELECT c.oid, c.relnamespace FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
  )
  SELECT EXISTS (SELECT FROM own) AS some, EXISTS (
    SELECT FROM own WHERE pg_catalog.has_schema_privilege(relnamespace, 'USAGE')
      AND pg_catalog.has_any_column_privilege(oid, 'SELECT')
  ) AS readable`;

const noTls: Outcome = {
  outcome: "inconclusive",
  reason: "tls",
  field: "tls",
  says: "This server offers no encryption.",
  hint: "Have TLS switched on there, or choose Off if you trust the network between.",
};

/** By SQLSTATE; https://www.postgresql.org/docs/current/errcodes-appendix.html */
function judge(error: unknown, values: Values): Outcome | undefined {
  const code = String(codeOf(error) ?? "");
  const says = wordsOf(error);
  switch (code) {
    case "28P01":
      return { outcome: "rejected", reason: "invalid_credentials", field: "password", says };
    case "28000":
      return values.tls === "off"
        ? {
            outcome: "rejected",
            reason: "misconfigured",
            field: "tls",
            says,
            hint: "The server may let this role in only with TLS.",
          }
        : {
            outcome: "rejected",
            reason: "misconfigured",
            field: "username",
            says,
            hint: "The role may not log in, or pg_hba.conf has no line for it from this address.",
          };
    case "3D000":
      return { outcome: "rejected", reason: "misconfigured", field: "database", says };
    case "42501": {
      const { username = "", database = "" } = values;
      return {
        outcome: "limited",
        reason: "not_permitted",
        missing: [`connect to ${database}`],
        identity: identityOf(values, username, database),
        label: `${username} @ ${database}`,
        field: "database",
        says,
      };
    }
    case "53300":
      return { outcome: "inconclusive", reason: "rate_limited", says };
    default:
      // Class 53: out of resources, 57: operator intervention, 58: system error.
      return /^(53|57|58)[0-9A-Z]{3}$/.test(code)
        ? { outcome: "inconclusive", reason: "server_error", says }
        : undefined;
  }
}

function identityOf(values: Values, user: string, database: string): string {
  return `${user}@${values.host}:${values.port}/${database}`;
}
