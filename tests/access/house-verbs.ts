import { describeConnector, listConnectors, recentConnectors } from "@/lib/catalog";
import { connectorDocs } from "@/lib/connector-docs";
import { discoverInto } from "@/lib/custom-connectors/discover";
import {
  addWay,
  discardDraft,
  finishDraft,
  getDraft,
  keepDraft,
  listDrafts,
  removeWay,
  startDraft,
  tryDraft,
} from "@/lib/custom-connectors/drafts";
import { definitionOf, getOwnApplication, listOwnApplications } from "@/lib/custom-connectors/list";
import { removeConnector, saveConnector } from "@/lib/custom-connectors/save";
import { eventActors } from "@/lib/events";
import { exportEvents } from "@/lib/events-export";
import { newId } from "@/lib/id";
import { inviteMember, listInvites, resendInvite, revokeInvite } from "@/lib/invites/create";
import { removeLogo, setLogo } from "@/lib/logos/change";
import { changeRole, endMemberSessions, removeMember } from "@/lib/members/change";
import { countCaretaken, handOver } from "@/lib/members/hand-over";
import { getMember, listMembers } from "@/lib/members/list";
import { pollDevice } from "@/lib/oauth/device";
import { fetchDocument } from "@/lib/openapi/fetch-document";
import { importDocument } from "@/lib/openapi/import";
import { listPasskeys, removePasskey } from "@/lib/passkeys/passkeys";
import { putIntoService } from "@/lib/quarantine";
import { beginRotation, removeOldKey, rotationView } from "@/lib/rotation/rotation";
import { listSessions, revokeSession } from "@/lib/session/rows";
import { confirmPublicUrl, confirmRecoveryKit, readRecoveryKit, renameWorkspace } from "@/lib/setup";
import { setSsoOnly, ssoState } from "@/lib/sso/only";
import { authenticatorState } from "@/lib/totp/authenticator";
import { exportSealed, exportStubs } from "@/lib/transfer/export";
import { confirmImport, previewImport } from "@/lib/transfer/import";
import { keepUpload } from "@/lib/transfer/upload";
import { tryable, tryConnector } from "@/lib/try-connector";
import { createWorkspace, listWorkspaces, switchWorkspace } from "@/lib/workspaces/workspaces";
import type { Verbs } from "./verbs";

/** Applications and their descriptions, people, and what belongs to the workspace or the installation. */
const demo = { connector: "demo", scheme: "key" };
const content = { about: {}, ways: [{}], guesses: [], notes: [] };
const written = { about: { name: "Kept" }, ways: [{}], confirmed: [] };
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const email = () => `${newId("us").toLowerCase()}@example.com`;

export const houseVerbs: Verbs = {
  rotationView: (actor) => rotationView(actor),
  beginRotation: (actor) => beginRotation(actor, { alone: true }),
  removeOldKey: (actor) => removeOldKey(actor),
  putIntoService: (actor) => putIntoService(actor),
  listConnectors: (actor) => listConnectors(actor).length,
  recentConnectors: (actor) => recentConnectors(actor),
  describeConnector: (actor) => describeConnector(actor, "demo"),
  connectorDocs: (actor) => connectorDocs(actor, "demo"),
  tryable: (actor) => tryable(actor, demo.connector, demo.scheme),
  tryConnector: (actor) => tryConnector(actor, { ...demo, values: {}, answer: "none" }),
  listOwnApplications: (actor) => listOwnApplications(actor),
  getOwnApplication: async (actor, { application }) => getOwnApplication(actor, await application()),
  definitionOf: async (actor, { application }) => definitionOf(actor, await application()),
  removeConnector: async (actor, { application }) => removeConnector(actor, await application()),
  setLogo: (actor) => setLogo(actor, "demo", pixel),
  removeLogo: (actor) => removeLogo(actor, "demo"),
  saveConnector: (actor) => saveConnector(actor, { definition: {}, source: "form" }),
  listDrafts: (actor) => listDrafts(actor),
  startDraft: (actor) => startDraft(actor, { source: "form", content }),
  importDocument: (actor) => importDocument(actor, "no document"),
  fetchDocument: (actor) => fetchDocument(actor, "no address"),
  getDraft: async (actor, { draft }) => getDraft(actor, await draft()),
  keepDraft: async (actor, { draft }) => keepDraft(actor, await draft(), written),
  addWay: async (actor, { draft }) => addWay(actor, await draft()),
  removeWay: async (actor, { draft }) => removeWay(actor, await draft(), 0),
  discoverInto: async (actor, { draft }) => discoverInto(actor, await draft(), 0),
  tryDraft: async (actor, { draft }) => tryDraft(actor, await draft(), { scheme: "x", values: {} }),
  finishDraft: async (actor, { draft }) => finishDraft(actor, await draft()),
  discardDraft: async (actor, { draft }) => discardDraft(actor, await draft()),
  listMembers: (actor) => listMembers(actor),
  getMember: async (actor, { member }) => getMember(actor, await member()),
  "changeRole, to editor": async (actor, { member }) => changeRole(actor, await member(), "editor"),
  "changeRole, to owner": async (actor, { member }) => changeRole(actor, await member(), "owner"),
  removeMember: async (actor, { member }) => removeMember(actor, await member()),
  endMemberSessions: async (actor, { member }) => endMemberSessions(actor, await member()),
  countCaretaken: async (actor, { user }) => countCaretaken(actor, await user()),
  handOver: async (actor, { user }) => handOver(actor, await user(), null),
  listInvites: (actor) => listInvites(actor),
  "inviteMember, as viewer": (actor) => inviteMember(actor, { email: email(), role: "viewer" }),
  "inviteMember, as owner": (actor) => inviteMember(actor, { email: email(), role: "owner" }),
  resendInvite: async (actor, { invite }) => resendInvite(actor, await invite()),
  revokeInvite: async (actor, { invite }) => revokeInvite(actor, await invite()),
  listWorkspaces: (actor) => listWorkspaces(actor),
  createWorkspace: (actor) => createWorkspace(actor, "Another"),
  "switchWorkspace, not one's own": (actor) => switchWorkspace(actor, newId("ws")),
  listSessions: (actor) => listSessions(actor),
  revokeSession: async (actor, { session }) => revokeSession(actor, await session()),
  listPasskeys: (actor) => listPasskeys(actor),
  "removePasskey, not one's own": (actor) => removePasskey(actor, "none"),
  authenticatorState: (actor) => authenticatorState(actor),
  ssoState: (actor) => ssoState(actor),
  setSsoOnly: (actor) => setSsoOnly(actor, false),
  "pollDevice, not one's own": (actor) => pollDevice(actor, "none"),
  renameWorkspace: (actor) => renameWorkspace(actor, `Renamed ${newId("ws")}`),
  confirmPublicUrl: (actor) => confirmPublicUrl(actor, "no address"),
  eventActors: (actor) => eventActors(actor),
  exportEvents: (actor) => exportEvents(actor, "csv", {}),
  "exportSealed, with a wrong password": (actor) =>
    exportSealed(actor, { password: "wrong", passphrase: "five quiet lamps by rivers" }),
  exportStubs: (actor) => exportStubs(actor, "json"),
  keepUpload: (actor) => keepUpload(actor, Buffer.from("NOTHING=1"), ""),
  "previewImport, not one's own": (actor) => previewImport(actor, "none"),
  "confirmImport, not one's own": (actor) => confirmImport(actor, "none"),
  readRecoveryKit: (actor) => readRecoveryKit(actor),
  confirmRecoveryKit: (actor) => confirmRecoveryKit(actor, "wrong"),
};
