import { address } from "../families/own-server";
import { defineConnector, password, scheme, text } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import { guide } from "./guide";

export default defineConnector({
  id: "nextcloud",
  name: "Nextcloud",
  aliases: ["files", "webdav", "owncloud", "cloud", "calendar"],
  category: "files",
  docs: "https://docs.nextcloud.com/server/latest/developer_manual/client_apis/OCS/ocs-api-overview.html",
  tile: { initials: "Nc", hue: 207 },
  schemes: [
    scheme({
      id: "appPassword",
      type: "basic",
      title: "App password",
      recommended: true,
      fields: {
        baseUrl: address({
          label: "Server address",
          help: "Where Nextcloud is opened in a browser, with its path if there is one.",
          example: "https://cloud.acme.example",
          paste: [{ kind: "strip", pattern: "/(index\\.php|apps|remote\\.php|login).*$" }],
        }),
        username: text({
          label: "User name",
          help: "What you sign in with.",
          example: "jane",
          pattern: "^[^:]+$",
          message: "A user name holds no colon.",
        }),
        appPassword: password({
          label: "App password",
          help: "Made for one application. The password of the account is refused when a second factor is on.",
        }),
        ca,
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}",
      ca: "ca",
      // Nextcloud refuses OCS requests without this header, whoever makes them.
      authenticate: { basic: { user: "{username}", password: "{appPassword}" }, header: { "ocs-apirequest": "true" } },
      probe: {
        url: "{+baseUrl}/ocs/v2.php/cloud/user?format=json",
        identity: "{/ocs/data/id} at {baseUrl}",
        label: [
          "{/ocs/data/displayname} at {baseUrl}",
          "{/ocs/data/display-name} at {baseUrl}",
          "{/ocs/data/id} at {baseUrl}",
        ],
      },
      judge: [
        {
          status: [200, 401],
          at: "/ocs/meta/statuscode",
          is: 997,
          then: { outcome: "rejected", reason: "invalid_credentials" },
        },
        {
          status: 503,
          then: { outcome: "inconclusive", reason: "server_error", hint: "The server may be in maintenance mode." },
        },
        {
          status: 429,
          then: {
            outcome: "inconclusive",
            reason: "rate_limited",
            hint: "After several wrong passwords Nextcloud slows this server down for a while.",
          },
        },
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "baseUrl",
            hint: "There is no Nextcloud at this address. Is a path such as /nextcloud missing?",
          },
        },
      ],
      says: ["/ocs/meta/message"],
      guide,
    }),
  ],
});
