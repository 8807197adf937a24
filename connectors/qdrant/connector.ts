import { address } from "../families/own-server";
import { refusedByPage } from "../families/page";
import { defineConnector, scheme, secret } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import { guide } from "./guide";

export default defineConnector({
  id: "qdrant",
  name: "Qdrant",
  aliases: ["vector", "embeddings", "collections", "rag"],
  category: "database",
  docs: "https://qdrant.tech/documentation/guides/security/",
  tile: { initials: "Qd", hue: 345 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "apiKey",
      title: "API key",
      recommended: true,
      fields: {
        endpoint: address({
          label: "Endpoint",
          help: "Of the cluster, with its port. The key is sent there and nowhere else.",
          example: "https://xyz-example.eu-central.aws.cloud.qdrant.io:6333",
          paste: [{ kind: "strip", pattern: "/(collections|dashboard).*$" }],
        }),
        apiKey: secret({
          label: "API key",
          help: "A read-only key, or one for some collections, is enough if that is all you need.",
          example: "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9",
          paste: [{ kind: "strip", pattern: "^Bearer\\s+" }],
        }),
        ca,
      },
      origins: ["{+endpoint}"],
      baseUrl: "{+endpoint}",
      ca: "ca",
      authenticate: { header: { "api-key": "{apiKey}" } },
      // The root of a server answers without a key and so proves nothing; the list of collections does not.
      probe: { url: "{+endpoint}/collections", identity: "{endpoint}", label: "{endpoint}" },
      judge: [
        refusedByPage,
        {
          status: 403,
          text: "invalid api.?key|must provide an api.?key",
          then: { outcome: "rejected", reason: "invalid_credentials" },
        },
        {
          status: 403,
          then: {
            outcome: "limited",
            missing: ["list collections"],
            hint: "A key for some collections works for these; it may not list all.",
          },
        },
        {
          status: 200,
          absent: "/result/collections",
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "endpoint",
            hint: "The address answered, but not with a list of collections. Is the port 6333 missing?",
          },
        },
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "endpoint",
            hint: "There is no list of collections at this endpoint. Is the port 6333 missing?",
          },
        },
      ],
      says: ["/status/error"],
      guide,
    }),
  ],
});
