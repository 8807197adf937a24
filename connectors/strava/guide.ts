import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "You need a Strava account with an API application.",
  steps: [
    { text: "Open **My API Application** in the settings of Strava.", url: "https://www.strava.com/settings/api" },
    {
      text: "As **Authorization Callback Domain** enter only the host of this address, without `https://` and path:",
      copy: "{keyrack.redirectUri}",
    },
    { text: "Copy **Client ID** and **Client Secret**.", fills: ["clientId", "clientSecret"] },
    {
      text: "List the **Scopes** that you use.",
      fills: ["scopes"],
      url: "https://developers.strava.com/docs/authentication/#details-about-requesting-access",
    },
  ],
  notes: [
    "A new application lets in one athlete, its owner, until Strava has reviewed it.",
    "People can untick a scope. Strava says so only on the way back, so it shows when a request is refused.",
    "The limits are small: 100 reads in a quarter of an hour.",
  ],
};
