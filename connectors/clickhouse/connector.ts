import { address } from "../families/own-server";
import { defineConnector, password, scheme, text } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import { guide } from "./guide";

export default defineConnector({
  id: "clickhouse",
  name: "ClickHouse",
  aliases: ["analytics", "sql", "olap", "database", "clickhouse cloud"],
  category: "database",
  docs: "https://clickhouse.com/docs/interfaces/http",
  tile: { initials: "Ch", hue: 52 },
  schemes: [
    scheme({
      id: "basic",
      type: "basic",
      title: "User name and password",
      recommended: true,
      fields: {
        baseUrl: address({
          help: "Of the HTTP interface, with its port.",
          example: "https://abc123.eu-central-1.aws.clickhouse.cloud:8443",
        }),
        username: text({ label: "User name", help: "Of the server.", default: "default" }),
        password: password({ label: "Password", help: "Of that user. Kept exactly as typed." }),
        ca,
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}",
      ca: "ca",
      authenticate: { basic: { user: "{username}", password: "{password}" } },
      // ClickHouse never lets a GET change anything. Without a query it answers everybody.
      probe: {
        url: "{+baseUrl}/",
        query: { query: "SELECT 1 AS one FORMAT JSON" },
        identity: "{username} at {baseUrl}",
        label: "{username}",
      },
      judge: [
        {
          status: [401, 403],
          text: "Code: (516|192|193|194)\\b|AUTHENTICATION_FAILED|REQUIRED_PASSWORD",
          then: { outcome: "rejected", reason: "invalid_credentials", field: "password" },
        },
        {
          status: [401, 403],
          text: "Code: 195\\b|IP_ADDRESS_NOT_ALLOWED",
          then: {
            outcome: "rejected",
            reason: "misconfigured",
            field: "username",
            hint: "The user exists for other addresses than Keyrack's.",
          },
        },
        {
          text: "Code: 202\\b|TOO_MANY_SIMULTANEOUS_QUERIES",
          then: { outcome: "inconclusive", reason: "rate_limited" },
        },
        {
          status: 200,
          absent: "/data",
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "baseUrl",
            hint: "The address answered, but not to the query. Is it the HTTP interface, port 8443 or 8123?",
          },
        },
      ],
      guide,
    }),
  ],
});
