import { apiKey } from "../families/key";
import { graphVersion, metaJudge, metaLogin } from "../families/meta";
import { little, much } from "../families/oauth-client";
import { defineConnector, scheme } from "../kit";
import { loginGuide, tokenGuide } from "./guide";

const scopes = [
  little("public_profile", "See who signed in"),
  little("instagram_basic", "See account and posts"),
  little("pages_show_list", "See the pages that the account belongs to"),
  little("pages_read_engagement", "Read posts of those pages"),
  little("instagram_manage_insights", "See numbers"),
  much("instagram_content_publish", "Publish posts"),
  much("instagram_manage_comments", "Read and answer comments"),
  much("instagram_manage_messages", "Read and answer messages"),
  much("business_management", "Read and manage the business portfolio"),
];
const read = ["public_profile", "instagram_basic", "pages_show_list", "pages_read_engagement"];
const presets = [
  { title: "Read posts and numbers", scopes: [...read, "instagram_manage_insights"] },
  { title: "Read and publish", scopes: [...read, "instagram_content_publish", "instagram_manage_comments"] },
];

export default defineConnector({
  id: "instagram",
  name: "Instagram for Business",
  aliases: ["meta", "posts", "reels", "social", "creator"],
  category: "marketing",
  docs: "https://developers.facebook.com/docs/instagram-platform",
  tile: { initials: "In", hue: 325 },
  schemes: [
    {
      ...metaLogin({
        when: "For accounts that belong to a Facebook page. Access ends after about 60 days.",
        scopes,
        presets,
        guide: loginGuide,
      }),
      recommended: true,
    },
    scheme({
      id: "token",
      type: "bearer",
      title: "Instagram access token",
      when: "For one account of your own, without a Facebook page: made in the app's dashboard.",
      fields: {
        token: apiKey({
          label: "Access token",
          help: "Generated for one Instagram account. It lives 60 days.",
          example: "IGAAJ0123456789abcdefghijklmnopqrstuvwxyz",
          pattern: "^IG[A-Za-z0-9_-]{20,}$",
          message: "An Instagram token begins with IG. One that begins with EAA is Facebook's.",
        }),
      },
      origins: ["https://graph.instagram.com"],
      baseUrl: `https://graph.instagram.com/${graphVersion}`,
      authenticate: { header: { authorization: "Bearer {token}" } },
      probe: {
        url: `https://graph.instagram.com/${graphVersion}/me?fields=user_id,username`,
        identity: ["/user_id", "/id"],
        label: ["@{/username}", "/user_id"],
      },
      judge: metaJudge,
      guide: tokenGuide,
    }),
  ],
});
