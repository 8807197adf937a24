import { confirmAccount, declineAccount, extendLink, releaseLink, revokeLink } from "@/lib/links/change";
import { createLink, renewLink } from "@/lib/links/create";
import { readLooks, saveLooks } from "@/lib/links/looks";
import { mailLink } from "@/lib/links/mail";
import { getLink, linkOf, listLinks } from "@/lib/links/progress";
import type { Verbs } from "./verbs";

/** What senders of connect links do. What visitors do is tried in tests/links: they are no members. */
const audience = "Nordwind GmbH";

export const linkVerbs: Verbs = {
  listLinks: (actor) => listLinks(actor),
  getLink: async (actor, { link }) => getLink(actor, await link()),
  linkOf: async (actor, { credential }) => linkOf(actor, await credential()),
  createLink: (actor) => createLink(actor, { applications: [{ connector: "demo", scheme: "key" }], audience }),
  "createLink, to connect again": async (actor, { credential }) =>
    createLink(actor, { applications: [], credential: await credential(), audience }),
  renewLink: async (actor, { link }) => renewLink(actor, await link()),
  extendLink: async (actor, { link }) => extendLink(actor, await link()),
  releaseLink: async (actor, { link }) => releaseLink(actor, await link()),
  revokeLink: async (actor, { link }) => revokeLink(actor, await link()),
  "mailLink, of nobody": (actor) => mailLink(actor, "http://localhost:3999/connect/none"),
  confirmAccount: async (actor, { credential }) => confirmAccount(actor, await credential()),
  declineAccount: async (actor, { link, credential }) => declineAccount(actor, await link(), await credential()),
  readLooks: (actor) => readLooks(actor),
  saveLooks: (actor) => saveLooks(actor, { colour: "blue", returnOrigins: "" }),
};
