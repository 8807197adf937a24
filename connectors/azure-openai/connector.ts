import { choice, defineConnector, scheme, secret, text } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "azure-openai",
  name: "Azure OpenAI",
  aliases: ["microsoft foundry", "azure ai", "gpt", "llm", "ai"],
  category: "ai",
  docs: "https://learn.microsoft.com/en-us/azure/ai-foundry/openai/reference",
  tile: { initials: "Az", hue: 206 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "apiKey",
      title: "API key",
      recommended: true,
      fields: {
        resource: text({
          label: "Resource",
          help: "The first part of the endpoint. Paste the endpoint and the rest is cut off.",
          example: "acme-openai",
          prefix: "https://",
          pattern: "^[a-z0-9][a-z0-9-]*$",
          message: "Use small letters, digits and dashes only.",
          maxLength: 64,
          paste: [
            { kind: "strip", pattern: "^https?://" },
            { kind: "strip", pattern: "[/?#.].*$" },
          ],
        }),
        domain: choice({
          label: "Endpoint ends with",
          group: "connection",
          help: "As the portal shows it.",
          default: "openai.azure.com",
          choices: [
            { value: "openai.azure.com", label: ".openai.azure.com" },
            { value: "cognitiveservices.azure.com", label: ".cognitiveservices.azure.com" },
            { value: "services.ai.azure.com", label: ".services.ai.azure.com" },
          ],
        }),
        apiKey: secret({
          label: "API key",
          help: "Either of the two keys of the resource.",
          example: "0123456789abcdef0123456789abcdef",
          pattern: "^[A-Za-z0-9]{32,100}$",
          message: "A key has 32 letters and digits, or 84 if it is a newer one.",
        }),
      },
      origins: ["https://{resource}.{domain}"],
      baseUrl: "https://{resource}.{domain}/openai",
      authenticate: { header: { "api-key": "{apiKey}" } },
      probe: {
        url: "https://{resource}.{domain}/openai/models?api-version=2024-10-21",
        identity: "{resource}.{domain}",
        label: "{resource}.{domain}",
      },
      judge: [
        {
          status: 403,
          text: "virtual network|firewall|public access",
          then: {
            outcome: "limited",
            missing: ["calls from this server"],
            hint: "The resource's network settings keep out the address of this server.",
          },
        },
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "resource",
            hint: "The address answers, but not as Azure OpenAI. Compare both halves of the endpoint.",
          },
        },
        { status: 200, absent: "/data", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide,
    }),
  ],
});
