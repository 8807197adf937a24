import { refusedByPage } from "../families/page";
import { defineConnector, host, scheme, secret } from "../kit";
import { guide } from "./guide";

/** Sent with every request, so that an answer does not change its shape by itself. */
const version = "2025-04";

export default defineConnector({
  id: "pinecone",
  name: "Pinecone",
  aliases: ["vector", "embeddings", "index", "rag"],
  category: "database",
  docs: "https://docs.pinecone.io/reference/api/authentication",
  tile: { initials: "Pi", hue: 230 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "apiKey",
      title: "API key and index host",
      recommended: true,
      fields: {
        indexHost: host({
          label: "Index host",
          help: "Each index has a host of its own. Paste its address, or the one of any request to it.",
          example: "products-a1b2c3d.svc.aped-4627-b74a.pinecone.io",
          prefix: "https://",
          pattern: "^[a-z0-9-]+\\.svc\\.([a-z0-9-]+\\.)+pinecone\\.io$",
          message:
            "An index host has .svc. in it and ends with .pinecone.io. The address of the console is something else.",
          paste: [{ kind: "url", into: { indexHost: "hostname" } }],
        }),
        apiKey: secret({
          label: "API key",
          help: "Of the project that the index is in. Shown once.",
          example: "pcsk_2Abc3D_4eFgh5IjkLmn6OpqRst7UvwXyz8AbcDef9GhiJkl",
          pattern: "^(pcsk_[A-Za-z0-9_]{20,}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$",
          message: "An API key begins with pcsk_; older ones have 36 characters with dashes.",
        }),
      },
      origins: ["https://{indexHost}", "https://api.pinecone.io"],
      baseUrl: "https://{indexHost}",
      authenticate: { header: { "api-key": "{apiKey}", "x-pinecone-api-version": version } },
      probe: {
        method: "POST",
        reason: "Statistics of an index are asked for with POST and an empty body; nothing is written.",
        url: "https://{indexHost}/describe_index_stats",
        json: {},
        identity: "{indexHost}",
        label: "{indexHost}",
      },
      judge: [
        refusedByPage,
        {
          status: 402,
          then: {
            outcome: "rejected",
            reason: "account_locked",
            hint: "Pinecone waits for a payment before it serves this organization again.",
          },
        },
        {
          status: 403,
          then: {
            outcome: "limited",
            missing: ["read the index"],
            hint: "Pinecone names a used-up quota as the cause; whether a key of another project gets the same answer is not confirmed.",
          },
        },
        {
          status: 404,
          then: {
            outcome: "rejected",
            reason: "misconfigured",
            field: "indexHost",
            hint: "There is no index at this host. Was it deleted and made again? Then its host is new.",
          },
        },
      ],
      guide,
    }),
  ],
});
