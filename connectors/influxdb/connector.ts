import { address } from "../families/own-server";
import { defineConnector, type JudgeRule, password, scheme, secret, text } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import { basicGuide, tokenGuide } from "./guide";

const baseUrl = address({
  help: "Of the server or of the region, with its port.",
  example: "https://eu-central-1-1.aws.cloud2.influxdata.com",
});

const elsewhere: JudgeRule = {
  status: [404, 405],
  then: {
    outcome: "inconclusive",
    reason: "unexpected_response",
    field: "baseUrl",
    hint: "This InfluxDB does not know the question. Version 1 has users, version 2 and later have tokens.",
  },
};

const common = { origins: ["{+baseUrl}"], baseUrl: "{+baseUrl}", ca: "ca" } as const;

export default defineConnector({
  id: "influxdb",
  name: "InfluxDB",
  aliases: ["influx", "time series", "metrics", "telegraf", "influxdata"],
  category: "database",
  docs: "https://docs.influxdata.com/influxdb/v2/api-guide/api_intro/",
  tile: { initials: "In", hue: 262 },
  schemes: [
    scheme({
      id: "token",
      type: "apiKey",
      title: "API token",
      when: "InfluxDB 2, Cloud, and later.",
      recommended: true,
      fields: {
        baseUrl,
        token: secret({
          label: "API token",
          help: "A token for the buckets that are needed is enough.",
          paste: [{ kind: "strip", pattern: "^(Authorization:\\s*)?(Token|Bearer)\\s+" }],
        }),
        ca,
      },
      ...common,
      authenticate: { header: { authorization: "Token {token}" } },
      // Of the questions that any token may ask, the one that shows least; health answers everybody.
      probe: {
        url: "{+baseUrl}/api/v2/buckets",
        query: { limit: "1" },
        identity: ["organization {/buckets/0/orgID} at {baseUrl}", "{baseUrl}"],
        label: "{baseUrl}",
      },
      judge: [
        {
          status: 200,
          absent: "/buckets",
          then: { outcome: "inconclusive", reason: "unexpected_response", field: "baseUrl" },
        },
        {
          status: 200,
          absent: "/buckets/0",
          then: { outcome: "limited", missing: ["see any bucket"], hint: "Give the token at least one bucket." },
        },
        elsewhere,
      ],
      guide: tokenGuide,
    }),
    scheme({
      id: "basic",
      type: "basic",
      title: "User name and password",
      when: "InfluxDB 1.x with authentication switched on.",
      fields: {
        baseUrl: { ...baseUrl, example: "https://metrics.acme.example:8086" },
        username: text({ label: "User name", help: "Of the server.", example: "integration" }),
        password: password({ label: "Password", help: "Of that user. Kept exactly as typed." }),
        ca,
      },
      ...common,
      authenticate: { basic: { user: "{username}", password: "{password}" } },
      probe: {
        url: "{+baseUrl}/query",
        query: { q: "SHOW DATABASES" },
        identity: "{username} at {baseUrl}",
        label: "{username}",
      },
      judge: [
        {
          status: 403,
          text: "create admin user first",
          then: {
            outcome: "inconclusive",
            reason: "not_checkable",
            field: "baseUrl",
            hint: "The server has no users yet and answers nobody until it has an admin.",
          },
        },
        {
          status: 200,
          absent: "/results",
          then: { outcome: "inconclusive", reason: "unexpected_response", field: "baseUrl" },
        },
        {
          status: 200,
          absent: "/results/0/series/0/values/0",
          then: { outcome: "limited", missing: ["see any database"], hint: "GRANT READ on one to this user." },
        },
        elsewhere,
      ],
      guide: basicGuide,
    }),
  ],
});
