import { oauthApp } from "../families/oauth-app";
import { little, much } from "../families/oauth-client";
import { defineConnector } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "webex",
  name: "Webex",
  aliases: ["cisco", "meetings", "messages"],
  category: "communication",
  docs: "https://developer.webex.com/docs/integrations",
  tile: { initials: "Wx", hue: 170 },
  schemes: [
    oauthApp({
      recommended: true,
      scopes: [
        little("spark:people_read", "See people, and who signed in"),
        little("spark:rooms_read", "See spaces"),
        much("spark:messages_read", "Read messages"),
        much("spark:messages_write", "Write messages"),
        little("meeting:schedules_read", "See meetings"),
        much("meeting:schedules_write", "Plan meetings"),
      ],
      presets: [
        {
          title: "Read and write messages",
          scopes: ["spark:people_read", "spark:rooms_read", "spark:messages_read", "spark:messages_write"],
        },
        { title: "Only write messages", scopes: ["spark:people_read", "spark:messages_write"] },
      ],
      origins: ["https://webexapis.com"],
      baseUrl: "https://webexapis.com/v1",
      probe: {
        url: "https://webexapis.com/v1/people/me",
        identity: "/id",
        label: ["/emails/0", "/displayName"],
      },
      oauth2: {
        endpoints: { authorize: "https://webexapis.com/v1/authorize", token: "https://webexapis.com/v1/access_token" },
        token: { life: 1_209_600, refreshLife: 7_776_000 },
        // A refresh begins the ninety days anew.
        refresh: { rotation: "sometimes", keepAlive: 2_592_000 },
      },
      guide,
    }),
  ],
});
