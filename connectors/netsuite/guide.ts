import type { Guide } from "../kit";

const help = "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help";

export const guide: Guide = {
  intro: "You need the role Administrator, or one that may manage integrations and access tokens.",
  steps: [
    {
      text: "Under **Setup → Company → Enable Features → SuiteCloud** turn on **Token-Based Authentication** and **REST Web Services**.",
      url: `${help}/section_4247337262.html`,
    },
    {
      text: "Enter the **Account** as the address of your NetSuite begins, such as `1234567-sb1`.",
      fills: ["account"],
      url: `${help}/section_1498169004.html`,
    },
    {
      text: "Under **Setup → Integration → Manage Integrations → New** make an integration with **Token-Based Authentication** only, and copy **Consumer key** and **Consumer secret** at once: they are shown once.",
      fills: ["consumerKey", "consumerSecret"],
      url: `${help}/section_4249032125.html`,
    },
    {
      text: "Under **Setup → Users/Roles → Access Tokens → New** make a token for this integration, a user and a role, and copy **Token ID** and **Token secret**.",
      fills: ["tokenId", "tokenSecret"],
      url: `${help}/section_4254081947.html`,
    },
  ],
  notes: [
    "The role needs **Log in using Access Tokens** and **REST Web Services**, and whatever your flows read.",
    "A refresh of a sandbox ends its tokens.",
    "Each request is signed on its way, so flows use the proxy.",
  ],
};
