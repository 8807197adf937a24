import type { Socket } from "node:net";
import { Client } from "ldapts";
import { startTlsOptions, untrusted } from "../families/starttls";
import type { Outcome, Probe, Values } from "../kit";
import { asSocket, codeOf, session, withCloseCode } from "../kit/driver";
import { anonymous, baseTrouble, judge, noLdap, unreadable } from "./judge";

/** Binds, asks who it is, looks whether the base may be read, unbinds. Referrals are read as answers and not followed. */
export const probe: Probe = async (values, outside) => {
  const { host = "", port = "636", username = "", password = "", encryption = "tls", ca } = values;
  const fromStart = encryption === "tls";
  const socket = asSocket(
    await outside.dial({ host, port: Number(port), ...(fromStart ? { tls: ca ? { ca } : {} } : {}) }),
  );
  let foreign = false;
  // Every message is a sequence (RFC 4511 section 4.1.1).
  socket.once("data", (chunk: Buffer) => {
    foreign = chunk[0] !== 0x30;
    if (foreign) socket.destroy();
  });
  const client = connected(new Client({ url: "ldap://unused.invalid", strictDN: false }), socket);
  const close = () => {
    client.unbind().catch(() => undefined);
    socket.destroySoon();
  };
  let began = encryption !== "starttls";
  return session(outside.signal, close, async () => {
    try {
      if (!began) {
        outside.step("tls");
        await client.startTLS(startTlsOptions(host, ca));
        began = true;
        outside.step("signIn");
      }
      await client.bind(username, password);
      outside.step("identity");
      return await examine(client, values, outside.step);
    } catch (error) {
      if (foreign) return noLdap;
      const outcome = judge(error, values, began) ?? untrusted(error, "ca");
      if (outcome) return outcome;
      throw withCloseCode(error, socket);
    }
  });
};

/** ldapts opens its own connections. This does the last step of its `connect` on one that stands already. */
function connected(client: Client, socket: Socket): Client {
  const inner = client as unknown as { socket: Socket & { id?: string }; _onConnect(next: () => void): void };
  inner.socket = Object.assign(socket, { id: "dialled" });
  inner._onConnect(() => undefined);
  return client;
}

async function examine(client: Client, values: Values, step: (name: "permissions") => void): Promise<Outcome> {
  const { username = "", host, port, baseDn } = values;
  const name = await whoAmI(client);
  if (name === "") return anonymous;
  const who = { identity: `${name ?? username}@${host}:${port}`, label: `${username} @ ${host}` };
  if (!baseDn) return { outcome: "verified", ...who };
  step("permissions");
  try {
    // 1.1 is how one asks for no attribute.
    const found = await client.search(baseDn, { scope: "base", filter: "(objectClass=*)", attributes: ["1.1"] });
    return found.searchEntries.length > 0 ? { outcome: "verified", ...who } : unreadable(baseDn, who);
  } catch (error) {
    const outcome = baseTrouble(error, baseDn, who);
    if (outcome) return outcome;
    throw error;
  }
}

/** RFC 4532. Undefined where the server does not know the question; empty for somebody who is nobody. */
async function whoAmI(client: Client): Promise<string | undefined> {
  try {
    const { value } = await client.exop("1.3.6.1.4.1.4203.1.11.3");
    return (value?.toString() ?? "").replace(/^(dn|u):/, "");
  } catch (error) {
    if (typeof codeOf(error) === "number") return undefined;
    throw error;
  }
}
