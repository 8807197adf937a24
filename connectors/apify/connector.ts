import { apiKey } from "../families/key";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "apify",
  name: "Apify",
  aliases: ["actors", "scraping", "crawler"],
  category: "developer",
  docs: "https://docs.apify.com/platform/integrations/api",
  tile: { initials: "Ap", hue: 75 },
  schemes: [
    scheme({
      id: "token",
      type: "bearer",
      title: "API token",
      recommended: true,
      fields: {
        token: apiKey({
          label: "API token",
          help: "A token limited to some actors is enough and safer.",
          example: "apify_api_0123456789abcdefghijklmnopqrstuvwxyz",
          pattern: "^apify_api_[A-Za-z0-9]{30,}$",
          message: "A token begins with apify_api_. Copy all of it.",
        }),
      },
      origins: ["https://api.apify.com"],
      baseUrl: "https://api.apify.com/v2",
      authenticate: { header: { authorization: "Bearer {token}" } },
      probe: {
        url: "https://api.apify.com/v2/users/me",
        identity: ["/data/id", "/data/username"],
        label: ["/data/username", "/data/id"],
      },
      judge: [
        {
          status: 403,
          then: {
            outcome: "limited",
            missing: ["read the account"],
            hint: "A limited token works for its actors; it may not say whose it is.",
          },
        },
      ],
      guide,
    }),
  ],
});
