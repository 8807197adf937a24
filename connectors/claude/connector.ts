import { apiKey } from "../families/key";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "claude",
  name: "Claude (Anthropic)",
  aliases: ["anthropic", "llm", "sonnet", "opus", "haiku", "ai"],
  category: "ai",
  docs: "https://docs.anthropic.com/en/api/overview",
  tile: { initials: "Cl", hue: 25 },
  popular: true,
  schemes: [
    scheme({
      id: "apiKey",
      type: "apiKey",
      title: "API key",
      recommended: true,
      fields: {
        apiKey: apiKey({
          help: "Belongs to one workspace of your organization; shown once.",
          example: "sk-ant-api03-AbC123dEf456GhI789jKl",
          pattern: "^sk-ant-[A-Za-z0-9_-]{20,}$",
          message: "An API key begins with sk-ant- and holds only letters, digits, - and _.",
        }),
      },
      origins: ["https://api.anthropic.com"],
      baseUrl: "https://api.anthropic.com/v1",
      authenticate: { header: { "x-api-key": "{apiKey}", "anthropic-version": "2023-06-01" } },
      probe: {
        url: "https://api.anthropic.com/v1/models?limit=1",
        identity: ["{header:anthropic-organization-id}", "api.anthropic.com"],
        label: ["Organization {header:anthropic-organization-id}", "an Anthropic key"],
      },
      judge: [
        {
          status: 400,
          text: "credit balance",
          then: {
            outcome: "limited",
            missing: ["credit"],
            hint: "The key is accepted, but its organization has no credit left.",
          },
        },
        { status: 200, absent: "/data", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide,
    }),
  ],
});
