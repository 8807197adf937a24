import { refusedByPage } from "../families/page";
import { defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "serpapi",
  name: "SerpApi",
  aliases: ["google search", "search results", "serp", "scraping"],
  category: "ai",
  docs: "https://serpapi.com/account-api",
  tile: { initials: "Sp", hue: 170 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "apiKey",
      title: "API key",
      recommended: true,
      fields: {
        apiKey: secret({
          label: "API key",
          help: "An account has one key, which may do everything.",
          example: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
          pattern: "^[0-9a-f]{64}$",
          message: "An API key has 64 characters of 0-9 and a-f.",
        }),
      },
      origins: ["https://serpapi.com"],
      baseUrl: "https://serpapi.com",
      authenticate: { query: { api_key: "{apiKey}" } },
      // Asking for the account does not count as a search.
      probe: {
        url: "https://serpapi.com/account.json",
        identity: ["/account_id", "/account_email"],
        label: ["{/account_email}, {/plan_name}", "/account_email", "/account_id"],
      },
      judge: [
        refusedByPage,
        {
          status: 403,
          then: {
            outcome: "rejected",
            reason: "account_locked",
            hint: "SerpApi answers so when the account was deleted.",
          },
        },
        {
          status: 429,
          text: "run out of searches",
          then: {
            outcome: "limited",
            missing: ["searches"],
            hint: "The key is accepted, but the plan's searches are used up.",
          },
        },
        {
          status: 200,
          at: "/total_searches_left",
          is: 0,
          then: {
            outcome: "limited",
            missing: ["searches"],
            hint: "The key is accepted, but the plan's searches are used up.",
          },
        },
      ],
      guide,
    }),
  ],
});
