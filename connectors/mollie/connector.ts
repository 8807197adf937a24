import { bearerPaste } from "../families/key";
import { refusedByPage } from "../families/page";
import { defineConnector, scheme, secret } from "../kit";
import { keyGuide, tokenGuide } from "./guide";

export default defineConnector({
  id: "mollie",
  name: "Mollie",
  aliases: ["payments", "ideal", "checkout"],
  category: "payments",
  docs: "https://docs.mollie.com/reference/authentication",
  tile: { initials: "Mo", hue: 214 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "bearer",
      title: "API key",
      when: "For payments of one website profile, live or test.",
      recommended: true,
      fields: {
        apiKey: secret({
          label: "API key",
          help: "Belongs to one profile. live_ moves real money, test_ never does.",
          example: "test_0123456789abcdefghijklmnopqrst",
          pattern: "^(live|test)_[A-Za-z0-9]{20,}$",
          message: "An API key begins with live_ or test_. Copy all of it.",
          paste: bearerPaste,
        }),
      },
      origins: ["https://api.mollie.com"],
      baseUrl: "https://api.mollie.com/v2",
      authenticate: { header: { authorization: "Bearer {apiKey}" } },
      probe: {
        url: "https://api.mollie.com/v2/profiles/me",
        identity: "/id",
        label: ["{/name} ({/mode})", "/name", "/id"],
      },
      guide: keyGuide,
    }),
    scheme({
      id: "organizationToken",
      type: "bearer",
      title: "Organization access token",
      when: "For what reaches over several profiles, such as settlements and invoices.",
      fields: {
        accessToken: secret({
          label: "Access token",
          help: "Of the whole organization, with the permissions that it was made with.",
          example: "access_0123456789abcdefghijklmnopqrst",
          pattern: "^access_[A-Za-z0-9]{20,}$",
          message: "An organization access token begins with access_. Copy all of it.",
          paste: bearerPaste,
        }),
      },
      origins: ["https://api.mollie.com"],
      baseUrl: "https://api.mollie.com/v2",
      authenticate: { header: { authorization: "Bearer {accessToken}" } },
      probe: { url: "https://api.mollie.com/v2/organizations/me", identity: "/id", label: ["/name", "/id"] },
      judge: [
        refusedByPage,
        { status: 403, then: { outcome: "limited", reason: "insufficient_scope", missing: ["organizations.read"] } },
      ],
      guide: tokenGuide,
    }),
  ],
});
