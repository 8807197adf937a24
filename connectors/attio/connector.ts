import { apiKey } from "../families/key";
import { defineConnector, scheme, text } from "../kit";
import { guide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "apiKey",
  type: "bearer",
  title: "API key",
  recommended: true,
  fields: {
    apiKey: apiKey({ help: "Belongs to one workspace and has the scopes that it was made with." }),
    scopes: text({
      label: "Scopes",
      group: "settings",
      help: "What you want to use, separated by blanks. The check says which of them the key was not given.",
      example: "record_permission:read-write object_configuration:read",
      pattern: "^[A-Za-z_:.-]+([\\s,]+[A-Za-z_:.-]+)*$",
      message: "List scopes such as record_permission:read-write, separated by blanks or commas.",
      maxLength: 2000,
      optional: true,
    }),
  },
  origins: ["https://api.attio.com"],
  baseUrl: "https://api.attio.com/v2",
  authenticate: { header: { authorization: "Bearer {apiKey}" } },
  probe: {
    url: "https://api.attio.com/v2/self",
    identity: "/workspace_id",
    label: ["/workspace_name", "/workspace_slug", "/workspace_id"],
    granted: { at: "/scope" },
    wanted: "scopes",
  },
  // Attio describes a dead token as well, with a 200.
  judge: [
    {
      status: 200,
      at: "/active",
      is: false,
      then: {
        outcome: "rejected",
        reason: "invalid_credentials",
        hint: "Attio calls this key inactive: it was deleted, or never was one.",
      },
    },
  ],
  guide,
});

export default defineConnector({
  id: "attio",
  name: "Attio",
  aliases: ["crm", "records", "lists"],
  category: "crm",
  docs: "https://docs.attio.com/rest-api/guides/authentication",
  tile: { initials: "At", hue: 233 },
  schemes: [byKey, oauth(byKey)],
});
