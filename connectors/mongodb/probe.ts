import type { Connection } from "mongodb/lib/cmap/connect.js";
import type { Outcome, Probe, Values } from "../kit";
import { asSocket, property, session, withCloseCode } from "../kit/driver";
import { judge, noMongo } from "./judge";
import { signedIn } from "./single";

/** Signs in at one server and asks what the user may do. Reads no document and looks for no other server. */
export const probe: Probe = async (values, outside) => {
  const { host = "", port = "27017", username = "", password = "", authSource = "admin", ca } = values;
  const tls = values.tls === "off" ? {} : { tls: ca ? { ca } : {} };
  const socket = asSocket(await outside.dial({ host, port: Number(port), ...tls }));
  let foreign = false;
  // Every message begins with its length, head included.
  socket.once("data", (chunk: Buffer) => {
    const length = chunk.length < 4 ? 0 : chunk.readInt32LE(0);
    foreign = length < 16 || length > 50_000_000;
    if (foreign) socket.destroy();
  });
  const account = { host, port: Number(port), username, password, source: authSource };
  return session(
    outside.signal,
    () => socket.destroySoon(),
    async () => {
      try {
        return await examine(await signedIn(account, socket), values, outside.step);
      } catch (error) {
        if (foreign) return noMongo;
        const outcome = judge(error);
        if (outcome) return outcome;
        throw withCloseCode(error, socket);
      }
    },
  );
};

async function examine(
  connection: Connection,
  { username, host, port, database, authSource = "admin" }: Values,
  step: (name: "identity" | "permissions") => void,
): Promise<Outcome> {
  step("identity");
  const status = await connection.command({ db: "admin" }, { connectionStatus: 1, showPrivileges: true });
  const identity = `${username}@${host}:${port}/${database ?? ""}`;
  const who = { identity, label: `${username} (${authSource}) @ ${host}` };
  if (!database) return { outcome: "verified", ...who };
  step("permissions");
  const privileges = property(property(status, "authInfo"), "authenticatedUserPrivileges");
  if (!Array.isArray(privileges) || privileges.some((each) => mayRead(each, database)))
    return { outcome: "verified", ...who };
  return {
    outcome: "limited",
    reason: "not_permitted",
    missing: [`read any collection of ${database}`],
    field: "database",
    ...who,
  };
}

/** A resource with an empty database is all of them. */
function mayRead(privilege: unknown, database: string): boolean {
  const actions = property(privilege, "actions");
  const resource = property(privilege, "resource");
  const place = property(resource, "db");
  const here = property(resource, "anyResource") === true || place === "" || place === database;
  return here && Array.isArray(actions) && (actions.includes("find") || actions.includes("anyAction"));
}
