import { defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "demo",
  name: "Demo application",
  aliases: ["test", "try", "sandbox", "example"],
  category: "generic",
  docs: "https://www.rfc-editor.org/rfc/rfc6750",
  tile: { initials: "De", hue: 205 },
  popular: true,
  schemes: [
    scheme({
      id: "key",
      type: "bearer",
      title: "API key",
      recommended: true,
      fields: {
        key: secret({
          label: "Demo key",
          help: "The guide shows the one that this Keyrack accepts.",
          example: "demo_0123456789abcdef01234567",
          pattern: "^demo_[0-9a-f]{24}$",
          message: "A demo key is demo_ and 24 characters. Copy it from the guide.",
          paste: [{ kind: "strip", pattern: "^Bearer\\s+" }],
        }),
      },
      origins: ["https://demo.keyrack.invalid"],
      baseUrl: "https://demo.keyrack.invalid",
      authenticate: { header: { authorization: "Bearer {key}" } },
      probe: { url: "https://demo.keyrack.invalid/me", identity: "/id", label: "/name" },
      guide,
    }),
  ],
});
