import { apiKey } from "../families/key";
import { address } from "../families/own-server";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "nocodb",
  name: "NocoDB",
  aliases: ["tables", "no-code", "airtable alternative", "database"],
  category: "database",
  docs: "https://nocodb.com/docs/apis/authentication",
  tile: { initials: "Nc", hue: 228 },
  schemes: [
    scheme({
      id: "token",
      type: "apiKey",
      title: "API token",
      recommended: true,
      fields: {
        baseUrl: address({
          help: "Of the cloud, or of your own NocoDB.",
          example: "https://app.nocodb.com",
          default: "https://app.nocodb.com",
          paste: [{ kind: "url", into: { baseUrl: "origin" } }],
        }),
        token: apiKey({ label: "API token", help: "Reaches no more than its owner's role allows." }),
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}/api",
      authenticate: { header: { "xc-token": "{token}" } },
      probe: {
        url: "{+baseUrl}/api/v1/auth/user/me",
        identity: ["{/id} at {baseUrl}", "{/email} at {baseUrl}"],
        label: ["/email", "/display_name", "/id"],
      },
      judge: [
        {
          status: 200,
          at: "/roles/guest",
          is: true,
          then: { outcome: "rejected", reason: "invalid_credentials", hint: "NocoDB took the call for a guest's." },
        },
        { status: 200, at: "/isAuthorized", is: false, then: { outcome: "rejected", reason: "invalid_credentials" } },
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "baseUrl",
            hint: "There is no NocoDB here.",
          },
        },
      ],
      says: ["/msg"],
      guide,
    }),
  ],
});
