import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const tokenGuide: Guide = {
  intro: "You need to be an admin of the Zendesk account.",
  steps: [
    {
      text: "Open the Admin Center and paste its address as **Subdomain**.",
      fills: ["subdomain"],
      url: "https://www.zendesk.com/login/",
    },
    {
      text: "Under **Apps and integrations → APIs → API tokens** allow token access and add a token.",
      url: "https://support.zendesk.com/hc/en-us/articles/4408889192858-Managing-API-token-access-to-the-Zendesk-API",
    },
    { text: "Copy the token while it is shown and paste it here.", fills: ["apiToken"] },
    {
      text: "Enter the **E-mail** of the agent that calls are made as. What that agent may do is what the calls may do.",
      fills: ["email"],
    },
  ],
  notes: [
    "A token works with the address of every agent of the account: treat it as a key to all of it.",
    "Zendesk answers a call without a sign-in with an anonymous user and a 200; the check does not fall for it.",
  ],
};

export const oauthGuide: Guide = {
  intro: "You need to be an administrator of the account.",
  steps: [
    {
      text: "Paste the address of your Zendesk as **Subdomain**, and open **Admin Center → Apps and integrations → APIs → OAuth clients**.",
      fills: ["subdomain"],
      url: "https://support.zendesk.com/hc/en-us/articles/4408845965210",
    },
    redirectAt("Add a client of the kind **Confidential**, and under **Redirect URLs**"),
    {
      text: "Copy **Identifier** and **Secret**; the secret is shown once.",
      fills: ["clientId", "clientSecret"],
    },
    {
      text: "List the **Scopes** that you need.",
      fills: ["scopes"],
      url: "https://developer.zendesk.com/api-reference/ticketing/oauth/oauth_tokens/#scopes",
    },
  ],
  notes: [
    "Whether access ends by itself depends on the client's settings; when Zendesk names an end, it is renewed here.",
  ],
};
