import { ImapFlow } from "imapflow";
import type { Outcome, Probe, Values } from "../kit";
import { afterEach, asSocket, property, session, tlsOptions, watchTls, withCloseCode } from "../kit/driver";
import { begin } from "./begin";
import { judge, noImap, noSignIn } from "./judge";

/** Signs in, counts the messages of one folder, leaves. Opens no folder, so nothing is marked as seen. */
export const probe: Probe = async (values, outside) => {
  const { host = "", port = "993", username = "", password = "", encryption = "tls", ca } = values;
  const fromStart = encryption === "tls";
  const socket = asSocket(
    await outside.dial({ host, port: Number(port), ...(fromStart ? { tls: ca ? { ca } : {} } : {}) }),
  );
  let foreign = false;
  socket.once("data", (chunk: Buffer) => {
    foreign = chunk[0] !== 0x2a;
    if (foreign) socket.destroy();
  });
  const client = new ImapFlow({
    host,
    port: Number(port),
    secure: fromStart,
    ...(fromStart ? {} : { doSTARTTLS: encryption === "starttls", tls: tlsOptions(ca) }),
    auth: { user: username, pass: password },
    clientInfo: { name: "Keyrack", version: "1", vendor: "Keyrack", "support-url": "" },
    disableAutoIdle: true,
    disableCompression: true,
    disableAutoEnable: true,
    logger: false,
  });
  const tls = watchTls(() => outside.step("signIn"));
  afterEach(client, "clearSocketHandlers", () => process.nextTick(() => tls.follow(property(client, "socket"))));
  client.on("error", () => undefined);
  const close = () => {
    client.close();
    socket.destroy();
  };
  return session(outside.signal, close, async () => {
    try {
      if (encryption === "starttls") outside.step("tls");
      const open = await signedIn(client, socket);
      if (!open) return noSignIn;
      outside.step("identity");
      const outcome = await examine(client, values, outside.step);
      await client.logout();
      return outcome;
    } catch (error) {
      if (foreign) return noImap;
      const outcome = judge(error, values);
      if (outcome) return outcome;
      throw withCloseCode(tls.restored(error), socket);
    }
  });
};

/** False when the server asks nobody to sign in. */
function signedIn(client: ImapFlow, socket: Parameters<typeof begin>[1]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    begin(client, socket, () => resolve(false)).then(() => resolve(true), reject);
  });
}

async function examine(client: ImapFlow, values: Values, step: (name: "permissions") => void): Promise<Outcome> {
  const { host, port, username, mailbox = "INBOX" } = values;
  const who = { identity: `${username}@${host}:${port}`, label: `${username} at ${host}` };
  step("permissions");
  const counted = await client.status(mailbox, { messages: true });
  if (counted) return { outcome: "verified", ...who };
  return {
    outcome: "limited",
    reason: "not_permitted",
    missing: [`read ${mailbox}`],
    field: "mailbox",
    ...who,
  };
}
