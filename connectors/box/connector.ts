import { oauthApp } from "../families/oauth-app";
import { defineConnector } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "box",
  name: "Box",
  aliases: ["files", "folders", "storage"],
  category: "files",
  docs: "https://developer.box.com/guides/authentication/oauth2/",
  tile: { initials: "Bx", hue: 209 },
  schemes: [
    oauthApp({
      recommended: true,
      origins: ["https://api.box.com", "https://upload.box.com"],
      baseUrl: "https://api.box.com/2.0",
      probe: { url: "https://api.box.com/2.0/users/me", identity: "/id", label: ["/login", "/name"] },
      oauth2: {
        endpoints: {
          authorize: "https://account.box.com/api/oauth2/authorize",
          token: "https://api.box.com/oauth2/token",
          revoke: "https://api.box.com/oauth2/revoke",
        },
        pkce: false,
        token: { life: 3600, refreshLife: 5_184_000 },
        refresh: { rotation: "always", keepAlive: 1_728_000 },
      },
      guide,
    }),
  ],
});
