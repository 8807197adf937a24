import { defineConnector, scheme, secret, text, url } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "openai",
  name: "OpenAI",
  aliases: ["gpt", "chatgpt", "llm", "openai compatible", "ai"],
  category: "ai",
  docs: "https://platform.openai.com/docs/api-reference/authentication",
  tile: { initials: "Oa", hue: 160 },
  popular: true,
  schemes: [
    scheme({
      id: "apiKey",
      type: "bearer",
      title: "API key",
      recommended: true,
      fields: {
        apiKey: secret({
          label: "API key",
          help: "Shown once when it is made.",
          example: "sk-proj-Abc123Def456Ghi789",
          pattern: "^sk-[A-Za-z0-9_-]{15,}$",
          message: "An API key begins with sk- and holds only letters, digits, - and _.",
          paste: [{ kind: "strip", pattern: "^Bearer\\s+" }],
        }),
        organization: text({
          label: "Organization",
          group: "settings",
          help: "Only when the key's owner belongs to several.",
          example: "org-AbC123dEf456",
          pattern: "^org-[A-Za-z0-9_-]+$",
          message: "An organization begins with org-.",
          optional: true,
        }),
        project: text({
          label: "Project",
          group: "settings",
          help: "Counts the usage for this project.",
          example: "proj_AbC123dEf456",
          pattern: "^proj_[A-Za-z0-9_-]+$",
          message: "A project begins with proj_.",
          optional: true,
        }),
        baseUrl: url({
          label: "Base URL",
          group: "settings",
          help: "Change it only for a server that speaks the same API. The key is sent there and nowhere else.",
          example: "https://api.openai.com/v1",
          default: "https://api.openai.com/v1",
          pattern: "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s?#\\\\@]+$",
          message: "Enter an address that begins with https:// or http://, without user name, ? or #.",
          advanced: true,
        }),
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}",
      authenticate: {
        header: {
          authorization: "Bearer {apiKey}",
          "openai-organization": "{organization}",
          "openai-project": "{project}",
        },
      },
      probe: {
        url: "{+baseUrl}/models",
        identity: [
          "{header:openai-organization} {project}",
          "{header:openai-organization}",
          "{organization} {project}",
          "{organization}",
          "{project}",
          "{baseUrl}",
        ],
        label: ["{header:openai-organization}", "{organization}", "{project}", "{baseUrl}"],
      },
      judge: [
        { status: 401, at: "/error/code", is: "account_deactivated", then: { outcome: "rejected", reason: "revoked" } },
        {
          status: 403,
          at: "/error/code",
          is: "unsupported_country_region_territory",
          then: {
            outcome: "inconclusive",
            reason: "not_checkable",
            hint: "OpenAI does not serve the country or network that this server is in.",
          },
        },
        {
          status: 403,
          then: {
            outcome: "limited",
            missing: ["list models"],
            hint: "A restricted key works for what it may do; it may not list the models.",
          },
        },
        {
          status: 429,
          at: "/error/code",
          is: "insufficient_quota",
          then: {
            outcome: "limited",
            missing: ["credit"],
            hint: "The key is accepted, but its account has used up what it paid for.",
          },
        },
        {
          status: 200,
          absent: "/data",
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "baseUrl",
            hint: "The address answered, but not with a list of models. Does the base URL end with /v1?",
          },
        },
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "baseUrl",
            hint: "There is no list of models at this base URL. Does it end with /v1?",
          },
        },
      ],
      guide,
    }),
  ],
});
