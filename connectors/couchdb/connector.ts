import { address } from "../families/own-server";
import { defineConnector, password, scheme, text } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import { guide } from "./guide";

export default defineConnector({
  id: "couchdb",
  name: "CouchDB",
  aliases: ["couch", "apache couchdb", "cloudant", "documents", "nosql"],
  category: "database",
  docs: "https://docs.couchdb.org/en/stable/api/server/authn.html",
  tile: { initials: "Co", hue: 10 },
  schemes: [
    scheme({
      id: "basic",
      type: "basic",
      title: "User name and password",
      recommended: true,
      fields: {
        baseUrl: address({ help: "Of the server, with its port.", example: "https://couch.acme.example:6984" }),
        username: text({ label: "User name", help: "An admin or an entry of _users.", example: "integration" }),
        password: password({ label: "Password", help: "Of that user. Kept exactly as typed." }),
        ca,
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}",
      ca: "ca",
      authenticate: { basic: { user: "{username}", password: "{password}" } },
      // The root answers everybody. This one too, but names only whoever signed in.
      probe: {
        url: "{+baseUrl}/_session",
        identity: "{/userCtx/name} at {baseUrl}",
        label: "/userCtx/name",
      },
      judge: [
        {
          status: 200,
          text: '"userCtx":\\s*\\{\\s*"name":\\s*null',
          then: {
            outcome: "inconclusive",
            reason: "not_checkable",
            field: "baseUrl",
            hint: "The server answered, but as to nobody. Is this CouchDB, and does it take Basic authentication?",
          },
        },
        {
          status: 401,
          text: "account.*locked|temporarily locked",
          then: { outcome: "rejected", reason: "account_locked", field: "username" },
        },
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "baseUrl",
            hint: "There is no CouchDB at this address. Leave out the name of a database and /_utils.",
          },
        },
      ],
      says: ["/reason"],
      guide,
    }),
  ],
});
