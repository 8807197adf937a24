import { apiKey } from "../families/key";
import { choice, defineConnector, scheme } from "../kit";
import { tokenGuide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "accessToken",
  type: "bearer",
  title: "Access token",
  recommended: true,
  fields: {
    token: apiKey({ label: "Access token", help: "Of an app in your own workspace's developer hub." }),
    region: choice({
      label: "Region",
      help: "Where the workspace is hosted. A token is refused by the other regions.",
      default: "api.intercom.io",
      choices: [
        { value: "api.intercom.io", label: "United States" },
        { value: "api.eu.intercom.io", label: "Europe" },
        { value: "api.au.intercom.io", label: "Australia" },
      ],
    }),
  },
  origins: ["https://{region}"],
  baseUrl: "https://{region}",
  authenticate: { header: { authorization: "Bearer {token}" } },
  probe: {
    url: "https://{region}/me",
    identity: ["{/app/id_code} {/id}", "/id"],
    label: ["{/email} in {/app/name}", "/email", "/id"],
  },
  judge: [
    {
      status: 401,
      then: {
        outcome: "rejected",
        reason: "invalid_credentials",
        hint: "Intercom says the same for a wrong token and for one of another region.",
      },
    },
    { status: 200, absent: "/id", then: { outcome: "inconclusive", reason: "unexpected_response" } },
  ],
  guide: tokenGuide,
});

export default defineConnector({
  id: "intercom",
  name: "Intercom",
  aliases: ["support", "conversations", "helpdesk", "messenger"],
  category: "support",
  docs: "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication",
  tile: { initials: "Ic", hue: 215 },
  schemes: [byKey, oauth(byKey)],
});
