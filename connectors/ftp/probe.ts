import { Client, type FTPResponse } from "basic-ftp";
import { startTlsOptions, untrusted } from "../families/starttls";
import type { Outcome, Probe, Values } from "../kit";
import { asSocket, codeOf, session, withCloseCode } from "../kit/driver";
import { judge, noFtp, notAsked } from "./judge";

/** Signs in, asks for the folder, leaves. Only the control connection: the server's word for another address is not heard. */
export const probe: Probe = async (values, outside) => {
  const { host = "", port = "21", encryption = "explicit", ca } = values;
  const implicit = encryption === "implicit";
  const socket = asSocket(
    await outside.dial({ host, port: Number(port), ...(implicit ? { tls: ca ? { ca } : {} } : {}) }),
  );
  let foreign = false;
  // Every reply begins with three digits, the greeting too.
  socket.once("data", (chunk: Buffer | string) => {
    foreign = !/^\d{3}[ -]/.test(String(chunk));
    if (foreign) socket.destroy();
  });
  const client = new Client(0);
  const encrypt = client.useTLS.bind(client);
  const close = () => {
    client.close();
    // After the change to TLS the driver no longer listens to the socket below.
    socket.on("error", () => undefined);
    socket.destroy();
  };
  // At once, not a moment later: basic-ftp writes into the error that ends a socket, which the signal's reason forbids.
  outside.signal.addEventListener("abort", close, { once: true });
  return session(outside.signal, close, async () => {
    try {
      client.ftp.socket = socket;
      // Nothing is sent: the first word is the server's.
      hello(await client.ftp.request(""));
      if (encryption === "explicit") {
        outside.step("tls");
        await encrypt(startTlsOptions(host, ca));
        outside.step("signIn");
      }
      return (await signIn(client, values)) ?? (await examine(client, values, outside.step));
    } catch (error) {
      if (foreign) return noFtp;
      const outcome = judge(error, values, client.ftp.hasTLS) ?? untrusted(error, "ca");
      if (outcome) return outcome;
      throw withCloseCode(error, socket);
    }
  });
};

/** 120: ready in some minutes. */
function hello(greeting: FTPResponse): void {
  if (greeting.code >= 300 || greeting.code < 200) throw Object.assign(new Error(greeting.message), { code: 421 });
}

async function signIn(client: Client, { username = "", password = "" }: Values): Promise<Outcome | undefined> {
  const asked = await client.ftp.request(`USER ${username}`);
  if (asked.code === 230) return notAsked(asked.message);
  const answered = asked.code === 331 ? await client.ftp.request(`PASS ${password}`) : asked;
  return answered.code === 332 ? notAsked(answered.message) : undefined;
}

async function examine(
  client: Client,
  { username = "", host = "", port = "", directory }: Values,
  step: (name: "identity" | "permissions") => void,
): Promise<Outcome> {
  step("identity");
  const who = { identity: `${username}@${host}:${port}`, label: `${username} @ ${host}` };
  step("permissions");
  try {
    await client.ftp.request(directory ? `CWD ${directory}` : "PWD");
    return { outcome: "verified", ...who };
  } catch (error) {
    if (codeOf(error) !== 550) throw error;
    const says = error instanceof Error ? error.message : "";
    const missing = directory ? [`open ${directory}`] : ["see the own folder"];
    return {
      outcome: "limited",
      reason: "not_permitted",
      missing,
      ...who,
      says,
      ...(directory ? { field: "directory", hint: "There is no such folder, or this account may not open it." } : {}),
    };
  }
}
