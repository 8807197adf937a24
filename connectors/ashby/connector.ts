import { account, apiKey } from "../families/key";
import { refusedByPage } from "../families/page";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "ashby",
  name: "Ashby",
  aliases: ["ats", "recruiting", "candidates", "jobs"],
  category: "crm",
  docs: "https://developers.ashbyhq.com/docs/authentication",
  tile: { initials: "Ah", hue: 255 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "basic",
      title: "API key",
      recommended: true,
      fields: {
        apiKey: apiKey({ help: "Belongs to the organization and has the permissions that it was given." }),
        account,
      },
      origins: ["https://api.ashbyhq.com"],
      baseUrl: "https://api.ashbyhq.com",
      // The key is the user name; the password stays empty.
      authenticate: { basic: { user: "{apiKey}", password: "" } },
      probe: {
        method: "POST",
        reason: "Ashby answers to POST only. This call describes the key that makes it and changes nothing.",
        url: "https://api.ashbyhq.com/apiKey.info",
        headers: { accept: "application/json; version=1" },
        json: {},
        identity: ["{account} at api.ashbyhq.com", "{/results/title} at api.ashbyhq.com", "api.ashbyhq.com"],
        label: ["{account}", "/results/title", "api.ashbyhq.com"],
      },
      judge: [
        refusedByPage,
        {
          status: [200, 403],
          text: "missing_endpoint_permission",
          then: {
            outcome: "limited",
            reason: "insufficient_scope",
            missing: ["apiKeysRead"],
            hint: "The key is accepted for what it may do; it may not describe itself.",
          },
        },
        {
          status: 403,
          then: {
            outcome: "rejected",
            reason: "invalid_credentials",
            hint: "Ashby answers so to a wrong key and to one that was switched off.",
          },
        },
        { status: 200, at: "/success", is: false, then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide,
    }),
  ],
});
