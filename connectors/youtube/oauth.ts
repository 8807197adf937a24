import { googleAccount } from "../families/google";
import { all, little, much } from "../families/oauth-client";

const at = "https://www.googleapis.com/auth";

export const oauth = () => ({
  ...googleAccount({
    api: "YouTube Data API v3",
    library: "youtube.googleapis.com",
    origins: ["https://www.googleapis.com"],
    baseUrl: "https://www.googleapis.com/youtube/v3",
    scopes: [
      little(`${at}/youtube.readonly`, "See the channel, private videos too"),
      much(`${at}/youtube.upload`, "Upload videos"),
      all(`${at}/youtube`, "Manage the channel"),
      all(`${at}/youtube.force-ssl`, "Manage the channel and its comments"),
      little(`${at}/yt-analytics.readonly`, "Read statistics"),
    ],
    presets: [
      { title: "Read only", scopes: [`${at}/youtube.readonly`] },
      { title: "Upload", scopes: [`${at}/youtube.readonly`, `${at}/youtube.upload`] },
    ],
    probe: {
      url: "https://www.googleapis.com/youtube/v3/channels?part=snippet&mine=true",
      identity: ["/items/0/id", "{facts.subject}"],
      label: ["/items/0/snippet/title", "{facts.email}"],
    },
  }),
  when: "For a channel: private videos, uploads, comments.",
  recommended: false,
});
