import { oauthApp } from "../families/oauth-app";
import { little, much } from "../families/oauth-client";
import { defineConnector } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "dropbox",
  name: "Dropbox",
  aliases: ["files", "folders", "storage"],
  category: "files",
  docs: "https://developers.dropbox.com/oauth-guide",
  tile: { initials: "Db", hue: 214 },
  schemes: [
    oauthApp({
      recommended: true,
      scopes: [
        little("account_info.read", "See whose account it is"),
        little("files.metadata.read", "See names of files and folders"),
        much("files.content.read", "Read files"),
        much("files.content.write", "Write and delete files"),
        little("sharing.read", "See links and who files are shared with"),
        much("sharing.write", "Share files"),
      ],
      presets: [
        {
          title: "Read and write files",
          scopes: ["account_info.read", "files.metadata.read", "files.content.read", "files.content.write"],
        },
        { title: "Read only", scopes: ["account_info.read", "files.metadata.read", "files.content.read"] },
      ],
      origins: ["https://api.dropboxapi.com", "https://content.dropboxapi.com"],
      baseUrl: "https://api.dropboxapi.com/2",
      probe: {
        method: "POST",
        reason: "Dropbox asks everything with POST; this call only reads who we are.",
        url: "https://api.dropboxapi.com/2/users/get_current_account",
        identity: "/account_id",
        label: ["/email", "/name/display_name"],
      },
      judge: [
        { status: 401, text: "expired_access_token", then: { outcome: "rejected", reason: "expired" } },
        {
          status: 401,
          text: "missing_scope",
          then: { outcome: "limited", reason: "insufficient_scope", missing: ["account_info.read"] },
        },
        { status: 401, text: "user_suspended", then: { outcome: "rejected", reason: "account_locked" } },
      ],
      oauth2: {
        endpoints: {
          authorize: "https://www.dropbox.com/oauth2/authorize",
          token: "https://api.dropboxapi.com/oauth2/token",
        },
        token: { life: 14_400 },
        offline: { parameters: { token_access_type: "offline" } },
        refresh: { rotation: "never" },
      },
      guide,
    }),
  ],
});
