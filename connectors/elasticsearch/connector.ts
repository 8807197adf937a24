import { address } from "../families/own-server";
import { defineConnector, type JudgeRule, password, scheme, secret, text } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import { basicGuide, keyGuide } from "./guide";

const baseUrl = address({
  help: "Of the cluster, with its port.",
  example: "https://acme.es.eu-central-1.aws.elastic.cloud:443",
});

const judge: readonly JudgeRule[] = [
  {
    status: [400, 404, 405, 500],
    text: "no handler found|security must be explicitly enabled|Security is not enabled",
    then: {
      outcome: "inconclusive",
      reason: "not_checkable",
      field: "baseUrl",
      hint: "Security is switched off in this cluster: it lets in everybody, and no key can be checked.",
    },
  },
  {
    status: [400, 404, 405],
    then: {
      outcome: "inconclusive",
      reason: "unexpected_response",
      field: "baseUrl",
      hint: "There is no Elasticsearch here. Kibana has an address of its own, which does not work.",
    },
  },
  { status: 200, absent: "/username", then: { outcome: "inconclusive", reason: "unexpected_response" } },
];

export default defineConnector({
  id: "elasticsearch",
  name: "Elasticsearch",
  aliases: ["elastic", "search", "elk", "index"],
  category: "database",
  docs: "https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-security-authenticate",
  tile: { initials: "Es", hue: 178 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "apiKey",
      title: "API key",
      when: "For everything that lasts: a key has rights and an end of its own.",
      recommended: true,
      fields: {
        baseUrl,
        apiKey: secret({
          label: "API key",
          help: "The value called “encoded”, in one piece.",
          example: "VnVhQ2ZHY0JDZGJrUW0tZTVhT3g6dWkybHAyYXhUTm1zeWFrdzl0dk5udw==",
          pattern: "^[A-Za-z0-9+/_-]{20,}={0,2}$",
          message: "Take the encoded form, which holds no colon.",
          paste: [{ kind: "strip", pattern: "^(Authorization:\\s*)?ApiKey\\s+" }],
        }),
        ca,
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}",
      ca: "ca",
      authenticate: { header: { authorization: "ApiKey {apiKey}" } },
      probe: {
        url: "{+baseUrl}/_security/_authenticate",
        identity: ["key {/api_key/id} at {baseUrl}", "{/username} at {baseUrl}"],
        label: ["{/api_key/name} of {/username}", "/username"],
      },
      judge,
      guide: keyGuide,
    }),
    scheme({
      id: "basic",
      type: "basic",
      title: "User name and password",
      when: "For a user of the cluster itself.",
      fields: {
        baseUrl,
        username: text({ label: "User name", help: "Of a user made for integrations.", example: "integration" }),
        password: password({ label: "Password", help: "Of that user. Kept exactly as typed." }),
        ca,
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}",
      ca: "ca",
      authenticate: { basic: { user: "{username}", password: "{password}" } },
      probe: {
        url: "{+baseUrl}/_security/_authenticate",
        identity: "{/username} at {baseUrl}",
        label: ["/full_name", "/username"],
      },
      judge,
      guide: basicGuide,
    }),
  ],
});
