import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **Authorized applications → Developed applications** at Reddit and create an app of the type **web app**.",
      url: "https://www.reddit.com/prefs/apps",
    },
    redirectAt("As **redirect uri**", "https://github.com/reddit-archive/reddit/wiki/OAuth2"),
    {
      text: "Copy the text below the name as **Client ID**, and **secret** as **Client secret**.",
      fills: ["clientId", "clientSecret"],
    },
    {
      text: "List the **Scopes**. Without `identity` Reddit does not say who signed in.",
      fills: ["scopes"],
      url: "https://www.reddit.com/api/v1/scopes",
    },
  ],
  notes: [
    "New apps may first have to be approved by Reddit, under its Responsible Builder Policy.",
    "Access lasts an hour and is renewed here. Send a `User-Agent` of your own with each request, or Reddit answers 429.",
  ],
};
