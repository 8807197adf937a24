import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    { text: "Leave **Server address** for gitlab.com, or paste the address of your own GitLab.", fills: ["baseUrl"] },
    {
      text: "Open **Preferences → Access tokens** and add one with the scopes that your flows need; `read_user` or `read_api` lets the check name it. List the same under **Scopes**.",
      fills: ["scopes"],
      url: "https://gitlab.com/-/user_settings/personal_access_tokens",
    },
    {
      text: "Copy it while it is shown and paste it as **Access token**. A token of a project or group works as well.",
      fills: ["accessToken"],
      url: "https://docs.gitlab.com/user/profile/personal_access_tokens/",
    },
    {
      text: "If the certificate of your own GitLab is not from a public authority, upload yours under **Advanced**.",
      fills: ["ca"],
    },
  ],
  notes: [
    "Tokens end on the day that was chosen, after a year unless your GitLab allows more.",
    "Deploy tokens are for repositories only and cannot be checked here.",
  ],
};

export const oauthGuide: Guide = {
  steps: [
    {
      text: "Enter the **Server address**; upload a **Certificate authority** only if its certificate is not from a public one.",
      fills: ["baseUrl", "ca"],
    },
    {
      text: "In GitLab open **Edit profile → Applications** (or those of a group or of the instance) and add one, marked **Confidential**.",
      url: "https://docs.gitlab.com/integration/oauth_provider/",
    },
    redirectAt("As **Redirect URI**"),
    { text: "Tick the scopes that are listed under **Scopes** here.", fills: ["scopes"] },
    { text: "Copy **Application ID** and **Secret**.", fills: ["clientId", "clientSecret"] },
  ],
  notes: ["Access lasts two hours and is renewed here; each renewal replaces the one before."],
};
