import { account } from "../families/key";
import { defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "perplexity",
  name: "Perplexity",
  aliases: ["sonar", "pplx", "search", "llm", "ai"],
  category: "ai",
  docs: "https://docs.perplexity.ai/api-reference",
  tile: { initials: "Px", hue: 190 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "bearer",
      title: "API key",
      recommended: true,
      fields: {
        apiKey: secret({
          label: "API key",
          help: "Begins with pplx-. It belongs to an API group, which pays for it.",
          example: "pplx-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKL",
          pattern: "^pplx-[A-Za-z0-9]{32,}$",
          message: "An API key is pplx- and at least 32 letters and digits. Copy all of it.",
          paste: [{ kind: "strip", pattern: "^Bearer\\s+" }],
        }),
        account,
      },
      origins: ["https://api.perplexity.ai"],
      baseUrl: "https://api.perplexity.ai",
      authenticate: { header: { authorization: "Bearer {apiKey}" } },
      // The list of one's own asynchronous requests costs nothing; a chat completion, which others use, is billed.
      probe: {
        url: "https://api.perplexity.ai/async/chat/completions",
        identity: ["{account} at api.perplexity.ai", "api.perplexity.ai"],
        label: ["{account}", "api.perplexity.ai"],
      },
      judge: [
        {
          status: 200,
          absent: "/requests",
          then: { outcome: "inconclusive", reason: "unexpected_response", hint: "The answer is no list of requests." },
        },
      ],
      guide,
    }),
  ],
});
