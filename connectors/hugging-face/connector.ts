import { bearerPaste } from "../families/key";
import { defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "hugging-face",
  name: "Hugging Face",
  aliases: ["huggingface", "hf", "models", "datasets", "inference", "ai"],
  category: "ai",
  docs: "https://huggingface.co/docs/hub/security-tokens",
  tile: { initials: "Hf", hue: 48 },
  schemes: [
    scheme({
      id: "accessToken",
      type: "bearer",
      title: "User access token",
      recommended: true,
      fields: {
        accessToken: secret({
          label: "Access token",
          help: "A fine-grained one may do only what you tick.",
          example: "hf_0123456789abcdefghijklmnopqrstuvwx",
          pattern: "^hf_[A-Za-z0-9]{20,}$",
          message: "An access token begins with hf_. Copy all of it.",
          paste: bearerPaste,
        }),
      },
      origins: ["https://huggingface.co", "https://router.huggingface.co"],
      baseUrl: "https://huggingface.co/api",
      authenticate: { header: { authorization: "Bearer {accessToken}" } },
      probe: {
        url: "https://huggingface.co/api/whoami-v2",
        identity: ["/id", "/name"],
        label: ["{/name} ({/auth/accessToken/displayName})", "/name"],
      },
      guide,
    }),
  ],
});
