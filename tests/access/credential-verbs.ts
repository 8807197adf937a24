import { connectorOf } from "@/lib/catalog";
import { allowAndRecheck } from "@/lib/credentials/allow";
import { type BulkLine, changeMany, matching } from "@/lib/credentials/bulk";
import { recheckMany, recheckRows, rowsToRecheck } from "@/lib/credentials/bulk-recheck";
import { impactOfMany, removeMany } from "@/lib/credentials/bulk-remove";
import { disableCredential, enableCredential, removeCredential, renameCredential } from "@/lib/credentials/change";
import { runCheck } from "@/lib/credentials/check";
import { createCredential, suggestName } from "@/lib/credentials/create";
import { editCredential } from "@/lib/credentials/edit";
import { getCredential } from "@/lib/credentials/get";
import { dailyHistory, listVerifications } from "@/lib/credentials/history";
import { incidentAround, listIncidents } from "@/lib/credentials/incident";
import { labelCredential } from "@/lib/credentials/labels";
import { labelsInUse } from "@/lib/credentials/labels-in-use";
import { connectorsInUse, countByStatus, countInvalid, listCredentials } from "@/lib/credentials/list";
import { recheckCredential } from "@/lib/credentials/recheck";
import { submitCredential } from "@/lib/credentials/submit";
import { waysInUse } from "@/lib/credentials/ways";
import { AppError } from "@/lib/errors";
import { listEvents } from "@/lib/events";
import { usedBy } from "@/lib/flows/used-by";
import { setCaretaker } from "@/lib/members/hand-over";
import { beginConnection, reconnect } from "@/lib/oauth/begin";
import { chooseFacts } from "@/lib/oauth/choose";
import { connectionOf } from "@/lib/oauth/view";
import { tokensReaching } from "@/lib/tokens/reaching";
import { consumersOf } from "@/lib/uses/consumers";
import { impactOf } from "@/lib/uses/impact";
import { listUses } from "@/lib/uses/list";
import { removeKnowingly } from "@/lib/uses/remove";
import type { Verbs } from "./verbs";

/** What the pages of a credential look at, and what their buttons do. */
const demo = { connector: "demo", scheme: "key" };
const wrong = { key: "not-the-key" };

export const credentialVerbs: Verbs = {
  listCredentials: (actor) => listCredentials(actor, { size: 200 }),
  matching: (actor) => matching(actor, {}),
  countByStatus: (actor) => countByStatus(actor),
  countInvalid: (actor) => countInvalid(actor),
  connectorsInUse: (actor) => connectorsInUse(actor),
  labelsInUse: (actor) => labelsInUse(actor),
  waysInUse: (actor) => waysInUse(actor),
  listIncidents: (actor) => listIncidents(actor),
  listEvents: (actor) => listEvents(actor, { limit: 200 }),
  suggestName: (actor) => suggestName(actor, connectorOf("demo", actor)),
  getCredential: async (actor, { credential }) => getCredential(actor, await credential()),
  incidentAround: async (actor, { credential }) => incidentAround(actor, await credential()),
  listVerifications: async (actor, { credential }) => listVerifications(actor, await credential()),
  dailyHistory: async (actor, { credential }) => dailyHistory(actor, await credential()),
  "listEvents of one": async (actor, { credential }) => listEvents(actor, { target: await credential() }),
  usedBy: async (actor, { credential }) => usedBy(actor, await credential()),
  impactOf: async (actor, { credential }) => impactOf(actor, await credential()),
  consumersOf: async (actor, { credential }) => consumersOf(actor, await credential()),
  listUses: async (actor, { credential }) => listUses(actor, await credential()),
  tokensReaching: async (actor, { credential }) => tokensReaching(actor, await credential()),
  connectionOf: async (actor, { credential }) => connectionOf(actor, await credential()),
  "runCheck of a new one": (actor) => runCheck(actor, { ...demo, values: wrong }),
  "runCheck of an edit": async (actor, { credential }) =>
    runCheck(actor, { ...demo, values: wrong, credential: await credential() }),
  "submitCredential, new": (actor) => submitCredential(actor, { ...demo, name: "New", intent: "draft", values: wrong }),
  "submitCredential, edit": async (actor, { credential }) =>
    submitCredential(actor, { ...demo, name: "Edited", intent: "save", values: {}, credential: await credential() }),
  createCredential: (actor) => createCredential(actor, { ...demo, name: "New", values: wrong, draft: true }),
  editCredential: async (actor, { credential }) => editCredential(actor, { id: await credential(), values: {} }),
  renameCredential: async (actor, { credential }) => renameCredential(actor, await credential(), "Renamed"),
  labelCredential: async (actor, { credential }) => labelCredential(actor, await credential(), { tags: ["mine"] }),
  setCaretaker: async (actor, { credential }) => setCaretaker(actor, await credential(), null),
  "changeMany, tag": async (actor, { credential }) =>
    only(await changeMany(actor, [await credential()], { verb: "tag", add: ["mine"], remove: [] })),
  "changeMany, caretaker": async (actor, { credential }) =>
    only(await changeMany(actor, [await credential()], { verb: "caretaker", caretaker: null })),
  "changeMany, pause": async (actor, { credential }) =>
    only(await changeMany(actor, [await credential()], { verb: "pause" })),
  recheckMany: async (actor, { credential }) => only(await recheckMany(actor, [await credential()])),
  recheckRows: async (actor, { credential }) =>
    only(await recheckRows(actor, await rowsToRecheck(actor, [await credential()]))),
  impactOfMany: async (actor, { credential }) => impactOfMany(actor, [await credential()]),
  removeMany: async (actor, { credential }) =>
    only(await removeMany(actor, [await credential()], { shown: 0, typed: "1", revoke: false })),
  recheckCredential: async (actor, { credential }) => recheckCredential(actor, await credential()),
  allowAndRecheck: async (actor, { credential }) => allowAndRecheck(actor, await credential()),
  disableCredential: async (actor, { credential }) => disableCredential(actor, await credential()),
  enableCredential: async (actor, { credential }) => enableCredential(actor, await credential()),
  removeCredential: async (actor, { credential }) => removeCredential(actor, await credential()),
  removeKnowingly: async (actor, { credential }) =>
    removeKnowingly(actor, await credential(), { shown: 0, name: "", revoke: false }),
  beginConnection: async (actor, { credential }) => beginConnection(actor, { credential: await credential() }),
  reconnect: async (actor, { credential }) => reconnect(actor, await credential(), undefined),
  chooseFacts: async (actor, { credential }) => chooseFacts(actor, await credential(), {}),
};

/** What became of the one that was named; its id is the asker's own word. */
function only([line]: readonly BulkLine[]): string | undefined {
  if (line?.code === undefined) return line?.name;
  throw new AppError(line.code, line.why ?? "");
}
