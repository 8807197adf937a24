import { address } from "../families/own-server";
import { defineConnector, password, scheme, text } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import { guide } from "./guide";

export default defineConnector({
  id: "opensearch",
  name: "OpenSearch",
  aliases: ["search", "aws opensearch", "opendistro", "index", "logs"],
  category: "database",
  docs: "https://docs.opensearch.org/latest/security/api/authentication/auth-info/",
  tile: { initials: "Os", hue: 205 },
  schemes: [
    scheme({
      id: "basic",
      type: "basic",
      title: "User name and password",
      recommended: true,
      fields: {
        baseUrl: address({ help: "Of the cluster, with its port.", example: "https://search.acme.example:9200" }),
        username: text({ label: "User name", help: "Of a user made for integrations.", example: "integration" }),
        password: password({ label: "Password", help: "Of that user. Kept exactly as typed." }),
        ca,
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}",
      ca: "ca",
      authenticate: { basic: { user: "{username}", password: "{password}" } },
      // The root of a cluster needs rights of its own; who one is may be asked by everybody signed in.
      probe: {
        url: "{+baseUrl}/_plugins/_security/authinfo",
        identity: "{/user_name} at {baseUrl}",
        label: "/user_name",
      },
      judge: [
        {
          status: [400, 404, 405],
          then: {
            outcome: "inconclusive",
            reason: "not_checkable",
            field: "baseUrl",
            hint: "The security plugin does not answer here: it may be switched off, or this is the address of Dashboards.",
          },
        },
        { status: 200, absent: "/user_name", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide,
    }),
  ],
});
