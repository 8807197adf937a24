import { checkCounts } from "@/lib/credentials/history";
import {
  createChannel,
  getChannel,
  listChannels,
  removeChannel,
  rotateChannelSecret,
  updateChannel,
} from "@/lib/notifications/channels";
import { listDeliveries, mailIsSet, redeliver, sendTest } from "@/lib/notifications/log";
import { chooseSchedule, scheduleOf } from "@/lib/rechecks/choose";
import type { Verbs } from "./verbs";

/** When credentials are checked again, and who is told of what. */
const input = { name: "Operations", to: "ops@example.com", url: "http://127.0.0.1:9/", events: ["credential.invalid"] };

export const notificationVerbs: Verbs = {
  checkCounts: async (actor, { credential }) => checkCounts(actor, await credential()),
  scheduleOf: async (actor, { credential }) => scheduleOf(actor, await credential()),
  chooseSchedule: async (actor, { credential }) =>
    chooseSchedule(actor, await credential(), { pace: "weekly", lastDay: "" }),
  listChannels: (actor) => listChannels(actor),
  mailIsSet: (actor) => mailIsSet(actor),
  createChannel: (actor) => createChannel(actor, "email", input),
  getChannel: async (actor, { channel }) => getChannel(actor, await channel()),
  updateChannel: async (actor, { channel }) => updateChannel(actor, await channel(), input),
  rotateChannelSecret: async (actor, { channel }) => rotateChannelSecret(actor, await channel()),
  sendTest: async (actor, { channel }) => sendTest(actor, await channel()),
  removeChannel: async (actor, { channel }) => removeChannel(actor, await channel()),
  listDeliveries: (actor) => listDeliveries(actor),
  "redeliver, not one's own": (actor) => redeliver(actor, "dl_none"),
};
