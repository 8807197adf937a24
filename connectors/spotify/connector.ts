import { oauthApp } from "../families/oauth-app";
import { little, much } from "../families/oauth-client";
import { defineConnector } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "spotify",
  name: "Spotify",
  aliases: ["music", "playlists", "tracks"],
  category: "productivity",
  docs: "https://developer.spotify.com/documentation/web-api/concepts/authorization",
  tile: { initials: "Sy", hue: 141 },
  schemes: [
    oauthApp({
      recommended: true,
      scopes: [
        little("user-read-private", "See plan and country"),
        little("user-read-email", "See the e-mail address"),
        little("playlist-read-private", "Read private playlists"),
        much("playlist-modify-public", "Change public playlists"),
        much("playlist-modify-private", "Change private playlists"),
        little("user-library-read", "Read the library"),
        much("user-modify-playback-state", "Control what plays"),
      ],
      presets: [
        {
          title: "Read and change playlists",
          scopes: ["user-read-email", "playlist-read-private", "playlist-modify-public", "playlist-modify-private"],
        },
        { title: "Read only", scopes: ["user-read-email", "playlist-read-private", "user-library-read"] },
      ],
      origins: ["https://api.spotify.com"],
      baseUrl: "https://api.spotify.com/v1",
      probe: { url: "https://api.spotify.com/v1/me", identity: "/id", label: ["/email", "/display_name", "/id"] },
      oauth2: {
        endpoints: {
          authorize: "https://accounts.spotify.com/authorize",
          token: "https://accounts.spotify.com/api/token",
        },
        client: { authentication: "basic" },
        token: { life: 3600 },
        refresh: { rotation: "sometimes" },
      },
      guide,
    }),
  ],
});
