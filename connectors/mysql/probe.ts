import type { Socket } from "node:net";
import { type Connection, createConnection } from "mysql2";
import type { Outcome, Probe, Values } from "../kit";
import { afterEach, asSocket, property, session, tlsOptions, watchTls } from "../kit/driver";
import { judge } from "./judge";

/** Signs in, asks who it is and what it was granted, signs out. */
export const probe: Probe = async (values, outside) => {
  const { host = "", port = "3306", username = "", password = "" } = values;
  const encrypted = values.tls !== "off";
  const socket = named(asSocket(await outside.dial({ host, port: Number(port) })), host);
  if (encrypted) outside.step("tls");
  const connection = createConnection({
    stream: socket,
    host,
    port: Number(port),
    user: username,
    password,
    ...(values.database ? { database: values.database } : {}),
    // Without verifyIdentity mysql2 trusts any certificate of a known authority, whoever it is for.
    ...(encrypted ? { ssl: { ...tlsOptions(values.ca), verifyIdentity: true } } : {}),
    flags: ["-LOCAL_FILES"],
    multipleStatements: false,
    enableCleartextPlugin: false,
    disableEval: true,
    connectTimeout: 0,
  });
  const tls = watchTls(() => outside.step("signIn"));
  afterEach(connection, "startTLS", () => tls.follow(property(connection, "stream")));
  // Errors of a connection that is being closed have nobody to tell.
  connection.on("error", () => undefined);
  const close = () => {
    connection.end(() => undefined);
    socket.destroySoon();
  };
  return session(outside.signal, close, async () => {
    try {
      await signedIn(connection);
      outside.step("identity");
      return await examine(connection, values, outside.step);
    } catch (error) {
      const outcome = judge(error, values);
      if (outcome) return outcome;
      throw tls.restored(error);
    }
  });
};

/** mysql2 compares a certificate with the name that the socket was opened for, which for an address is none. */
function named(socket: Socket, host: string): Socket {
  return Object.assign(socket, { _host: host.replace(/^\[|\]$/g, "") });
}

function signedIn(connection: Connection): Promise<void> {
  return new Promise((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())));
}

function rows(connection: Connection, sql: string): Promise<Record<string, unknown>[]> {
  return new Promise((resolve, reject) =>
    connection.query(sql, (error, result) =>
      error ? reject(error) : resolve(Array.isArray(result) ? (result as Record<string, unknown>[]) : []),
    ),
  );
}

async function examine(connection: Connection, values: Values, step: (name: "permissions") => void): Promise<Outcome> {
  const [who] = await rows(connection, "SELECT CURRENT_USER() AS account, DATABASE() AS db");
  const account = String(who?.account ?? values.username);
  const database = typeof who?.db === "string" ? who.db : "";
  const identity = `${values.username}@${values.host}:${values.port}/${database}`;
  const label = database ? `${account} in ${database}` : account;
  step("permissions");
  const grants = (await rows(connection, "SHOW GRANTS")).flatMap((row) => Object.values(row).map(String));
  // USAGE is how the server writes "nothing".
  if (grants.some((grant) => !grant.startsWith("GRANT USAGE ON "))) return { outcome: "verified", identity, label };
  return {
    outcome: "limited",
    reason: "not_permitted",
    missing: ["read any table"],
    identity,
    label,
    hint: `GRANT SELECT on what ${account} shall read.`,
  };
}
