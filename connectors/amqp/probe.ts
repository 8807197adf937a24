import type { Outcome, Probe, Values } from "../kit";
import { codeOf, session } from "../kit/driver";
import { hungUp, noAmqp, noPassword, signInTrouble, vhostTrouble } from "./judge";
import { closeOf, connection, long, longText, mechanismsOf, short, shortText, table, type Wire, wireOn } from "./wire";

/** Signs in, enters the virtual host, leaves. Opens no channel, so nothing can be declared, taken or sent. */
export const probe: Probe = async (values, outside) => {
  const { host = "", port = "5671", ca } = values;
  const tls = values.tls === "off" ? {} : { tls: ca ? { ca } : {} };
  const stream = await outside.dial({ host, port: Number(port), ...tls });
  const wire = wireOn(stream);
  return session(
    outside.signal,
    () => stream.end(() => stream.destroy()),
    async () => {
      try {
        return (await signIn(wire, values)) ?? (await enter(wire, values, outside.step));
      } catch (error) {
        const code = codeOf(error);
        if (code === "AMQP_FOREIGN" || code === "AMQP_VERSION" || error instanceof RangeError) return noAmqp;
        throw error;
      }
    },
  );
};

/** Undefined when the broker accepted user and password. */
async function signIn(wire: Wire, { username = "", password = "" }: Values): Promise<Outcome | undefined> {
  const start = await wire.next();
  if (start.id === connection.close) return signInTrouble(closeOf(start.fields));
  if (!mechanismsOf(start.fields).includes("PLAIN")) return noPassword;
  // Without this the protocol wants the broker to hang up on a wrong password without a word.
  const capabilities = table({ authentication_failure_close: Buffer.from("t\u0001", "latin1") });
  const properties = table({
    product: Buffer.concat([Buffer.from("S"), longText("Keyrack")]),
    capabilities: Buffer.concat([Buffer.from("F"), capabilities]),
  });
  const response = longText(`\0${username}\0${password}`);
  wire.send(connection.startOk, properties, shortText("PLAIN"), response, shortText("en_US"));
  const answer = await wire.next().catch((error: unknown) => {
    if (codeOf(error) === "ECONNRESET") return undefined;
    throw error;
  });
  if (answer === undefined) return hungUp;
  if (answer.id === connection.close) return signInTrouble(closeOf(answer.fields));
  if (answer.id !== connection.tune) return noPassword;
  // No more channels and bytes than the broker offers, and no heartbeat.
  wire.send(connection.tuneOk, answer.fields.subarray(0, 6), short(0));
  return undefined;
}

async function enter(
  wire: Wire,
  { username, host, port, vhost = "/" }: Values,
  step: (name: "identity" | "permissions") => void,
): Promise<Outcome> {
  step("identity");
  const who = { identity: `${username}@${host}:${port}/${vhost === "/" ? "" : vhost}`, label: `${username} @ ${host}` };
  step("permissions");
  wire.send(connection.open, shortText(vhost), shortText(""), Buffer.of(0));
  const answer = await wire.next();
  if (answer.id === connection.close) {
    wire.send(connection.closeOk);
    return vhostTrouble(closeOf(answer.fields), vhost, who);
  }
  if (answer.id !== connection.openOk) return noAmqp;
  wire.send(connection.close, short(200), shortText("Goodbye"), long(0));
  return { outcome: "verified", ...who };
}
