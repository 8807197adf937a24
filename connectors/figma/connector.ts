import { refusedByPage } from "../families/page";
import { defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "personalAccessToken",
  type: "apiKey",
  title: "Personal access token",
  recommended: true,
  fields: {
    accessToken: secret({
      label: "Personal access token",
      help: "Of one user, with scopes and an end that were chosen when it was made.",
      example: "figd_0123456789abcdefghijklmnopqrstuvwxyzABCD",
      pattern: "^figd_[A-Za-z0-9_-]{20,}$",
      message: "A personal access token begins with figd_. Copy all of it.",
    }),
  },
  origins: ["https://api.figma.com"],
  baseUrl: "https://api.figma.com/v1",
  authenticate: { header: { "x-figma-token": "{accessToken}" } },
  probe: { url: "https://api.figma.com/v1/me", identity: "/id", label: ["{/handle} ({/email})", "/handle", "/id"] },
  // Figma answers 403 to everything: the words tell a wrong token from one that only lacks a scope.
  judge: [
    refusedByPage,
    { status: 403, text: "expired", then: { outcome: "rejected", reason: "expired" } },
    {
      status: 403,
      text: "scope",
      then: {
        outcome: "limited",
        reason: "insufficient_scope",
        missing: ["current_user:read"],
        hint: "The token works for the scopes that it has; it may not say whose it is.",
      },
    },
    { status: 403, text: "invalid token|token", then: { outcome: "rejected", reason: "invalid_credentials" } },
  ],
  says: ["/err"],
  guide,
});

export default defineConnector({
  id: "figma",
  name: "Figma",
  aliases: ["design", "files", "comments", "figjam"],
  category: "productivity",
  docs: "https://developers.figma.com/docs/rest-api/authentication/",
  tile: { initials: "Fg", hue: 15 },
  schemes: [byKey, oauth(byKey)],
});
