import { type IClientOptions, MqttClient } from "mqtt";
import type { Outcome, Probe, Values } from "../kit";
import { asSocket, session, withCloseCode } from "../kit/driver";
import { judge, noMqtt, topicTrouble } from "./judge";

/** Connects with a clean session, subscribes for a moment if a topic is given, leaves. Publishes nothing. */
export const probe: Probe = async (values, outside) => {
  const { host = "", port = "8883", ca } = values;
  const tls = values.tls === "off" ? {} : { tls: ca ? { ca } : {} };
  const socket = asSocket(await outside.dial({ host, port: Number(port), ...tls }));
  let foreign = false;
  // The first packet is CONNACK, or with version 5 perhaps AUTH or DISCONNECT.
  socket.once("data", (chunk: Buffer) => {
    foreign = ![0x20, 0xf0, 0xe0].includes(chunk[0] ?? 0);
    if (foreign) socket.destroy();
  });
  const client = new MqttClient(() => socket, optionsOf(values));
  // An error after the work is done has nobody to tell.
  client.on("error", () => undefined);
  const close = () => {
    client.end(true);
    socket.destroySoon();
  };
  return session(outside.signal, close, async () => {
    try {
      await connected(client);
      outside.step("identity");
      return await examine(client, values, outside.step);
    } catch (error) {
      if (foreign) return noMqtt;
      const outcome = judge(error, values);
      if (outcome) return outcome;
      throw withCloseCode(error, socket);
    }
  });
};

function optionsOf({ username, password, version, clientId }: Values): IClientOptions {
  return {
    protocolVersion: version === "5" ? 5 : 4,
    clientId: clientId || `keyrack-${crypto.randomUUID().slice(0, 8)}`,
    username,
    password,
    clean: true,
    keepalive: 0,
    reconnectPeriod: 0,
    resubscribe: false,
    queueQoSZero: false,
    manualConnect: true,
  };
}

function connected(client: MqttClient): Promise<void> {
  return new Promise((resolve, reject) => {
    client.once("connect", () => resolve());
    client.once("error", reject);
    client.once("close", () => reject(new Error("The broker hung up.")));
    client.connect();
  });
}

async function examine(client: MqttClient, values: Values, step: (name: "permissions") => void): Promise<Outcome> {
  const { username, host, port, topic } = values;
  const who = { identity: `${username}@${host}:${port}`, label: `${username} @ ${host}` };
  if (!topic) return { outcome: "verified", ...who };
  step("permissions");
  const code = await subscribed(client, topic);
  return code < 128 ? { outcome: "verified", ...who } : topicTrouble(code, topic, who);
}

/** What the broker answers for this topic: the quality of service granted, or from 128 on a reason why not. */
function subscribed(client: MqttClient, topic: string): Promise<number> {
  return new Promise((resolve, reject) => {
    client.once("close", () => reject(new Error("The broker hung up.")));
    // 2: no message that was kept for newcomers. Only version 5 knows that.
    client.subscribe(topic, { qos: 0, rh: 2 }, (error, _granted, packet) => {
      const code = packet?.granted?.[0];
      if (typeof code === "number") resolve(code);
      else reject(error ?? new Error("The broker did not answer for this topic."));
    });
  });
}
