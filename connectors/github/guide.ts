import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const tokenGuide: Guide = {
  steps: [
    {
      text: "Open **Settings → Developer settings → Fine-grained tokens** in GitHub and generate one. Choose the organization as **Resource owner** if its repositories are meant.",
      url: "https://github.com/settings/personal-access-tokens/new",
    },
    {
      text: "Choose the repositories and, for each kind of data, whether to read or to write.",
      url: "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/managing-your-personal-access-tokens",
    },
    { text: "Copy the token while it is shown and paste it here.", fills: ["token"] },
    {
      text: "For GitHub Enterprise Server enter `https://your-host/api/v3` as **API address** under **Advanced**.",
      fills: ["baseUrl"],
      url: "https://docs.github.com/en/enterprise-server/rest/quickstart",
    },
  ],
  notes: [
    "An organization may have to approve a fine-grained token first, and may ask for single sign-on with a classic one.",
    "Note the end of the token here: GitHub withdraws it on that day, and after a year without use.",
  ],
};

export const oauthGuide: Guide = {
  steps: [
    {
      text: "Open **Settings → Developer settings → OAuth Apps** (or GitHub Apps) and register an app.",
      url: "https://github.com/settings/developers",
    },
    redirectAt("As **Authorization callback URL**"),
    {
      text: "Copy the **Client ID**, generate a client secret and copy it.",
      fills: ["clientId", "clientSecret"],
    },
    {
      text: "List the **Scopes** that an OAuth app asks for.",
      fills: ["scopes"],
      url: "https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps",
    },
  ],
  notes: [
    "An organisation may forbid OAuth apps until an owner approves yours.",
    "Access of an OAuth app is endless, but ends after a year without use. That of a GitHub App lasts eight hours and is renewed here.",
    "GitHub keeps ten sign-ins for a person, app and set of scopes.",
  ],
};
