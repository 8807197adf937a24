import { account, apiKey } from "../families/key";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "heyreach",
  name: "HeyReach",
  aliases: ["linkedin outreach", "campaigns", "leads"],
  category: "marketing",
  docs: "https://documenter.getpostman.com/view/23808049/2sA2xb5F75",
  tile: { initials: "Hr", hue: 250 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "apiKey",
      title: "API key",
      recommended: true,
      fields: { apiKey: apiKey({ help: "Belongs to one workspace." }), account },
      origins: ["https://api.heyreach.io"],
      baseUrl: "https://api.heyreach.io/api/public",
      authenticate: { header: { "x-api-key": "{apiKey}" } },
      probe: {
        url: "https://api.heyreach.io/api/public/auth/CheckApiKey",
        expect: "any",
        identity: ["{account} at HeyReach", "api.heyreach.io"],
        label: ["{account}", "a HeyReach key"],
      },
      guide,
    }),
  ],
});
