import { account, apiKey } from "../families/key";
import { choice, defineConnector, scheme } from "../kit";
import { guide } from "./guide";
import { application, oauth } from "./oauth";

const byKey = scheme({
  id: "apiKey",
  type: "apiKey",
  title: "REST API key",
  recommended: true,
  fields: {
    apiKey: apiKey({
      help: "Of the account, or of one user. The integration key of a service is something else.",
      example: "u+AbCdEfGhIjKlMnOpQr",
      pattern: "^[A-Za-z0-9+_-]{20,}$",
      message: "A key has 20 characters or more: letters, digits, +, - and _.",
      paste: [{ kind: "strip", pattern: "^Token token=" }],
    }),
    region: choice({
      label: "Service region",
      help: "Where the account was opened.",
      default: "api.pagerduty.com",
      choices: [
        { value: "api.pagerduty.com", label: "United States" },
        { value: "api.eu.pagerduty.com", label: "Europe" },
      ],
    }),
    account,
  },
  origins: ["https://{region}"],
  baseUrl: "https://{region}",
  authenticate: { header: { authorization: "Token token={apiKey}" } },
  probe: {
    url: "https://{region}/abilities",
    identity: ["{account} at {region}", "{region}"],
    label: ["{account}", "a PagerDuty key"],
  },
  judge: [
    {
      status: 401,
      then: {
        outcome: "rejected",
        reason: "invalid_credentials",
        hint: "PagerDuty says the same for a wrong key and for one of the other region.",
      },
    },
    { status: 200, absent: "/abilities", then: { outcome: "inconclusive", reason: "unexpected_response" } },
  ],
  guide,
});

export default defineConnector({
  id: "pagerduty",
  name: "PagerDuty",
  aliases: ["incidents", "on-call", "alerts", "escalation"],
  category: "support",
  docs: "https://developer.pagerduty.com/docs/authentication",
  tile: { initials: "Pd", hue: 138 },
  schemes: [byKey, oauth(byKey), application(byKey)],
});
