import { redirectAt } from "../families/oauth-client";
import type { Guide, GuideStep } from "../kit";

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

const oauthFeature: GuideStep = {
  text: "Under **Setup → Company → Enable Features → SuiteCloud** turn on **OAuth 2.0** and **REST Web Services**.",
  url: `${help}/section_157771482304.html`,
};
const accountStep: GuideStep = {
  text: "Enter the **Account** as the address of your NetSuite begins, such as `1234567-sb1`.",
  fills: ["account"],
  url: `${help}/section_1498169004.html`,
};
const roleNote =
  "The role needs **Log in using OAuth 2.0 Access Tokens** and **REST Web Services**, and whatever your flows read.";

export const machineGuide: Guide = {
  intro: "You need the role Administrator, or one that may manage integrations and OAuth 2.0 applications.",
  steps: [
    oauthFeature,
    accountStep,
    {
      text: "Under **Setup → Integration → Manage Integrations → New** tick **Client Credentials (Machine to Machine) Grant** and the **Scopes**, save, and copy the **Client ID**: it is shown once. List the same scopes here.",
      fills: ["clientId", "scopes"],
      url: `${help}/section_157771733782.html`,
    },
    {
      text: "Make a key and a certificate, and choose the key file as **Private key**. OpenSSL makes them with:",
      copy: "openssl req -x509 -newkey rsa:4096 -sigopt rsa_padding_mode:pss -sha256 -noenc -days 730 -subj /CN=keyrack -keyout key.pem -out cert.pem",
      fills: ["privateKey", "algorithm"],
      url: `${help}/section_162686838198.html`,
    },
    {
      text: "Under **Setup → Integration → OAuth 2.0 Client Credentials (M2M) Setup → Create new** choose user, role and integration and upload `cert.pem`. Copy the **Certificate ID** from the list.",
      fills: ["certificateId"],
      url: `${help}/section_162686838198.html`,
    },
  ],
  notes: [
    roleNote,
    "A certificate lasts two years at most. Map the next one before, under a Certificate ID of its own.",
    "A refresh of a sandbox takes its mappings away.",
  ],
};

export const personGuide: Guide = {
  intro: "You need the role Administrator, or one that may manage integrations.",
  steps: [
    oauthFeature,
    accountStep,
    redirectAt(
      "Under **Setup → Integration → Manage Integrations → New** tick **Authorization Code Grant**, and as **Redirect URI**",
      `${help}/section_157771733782.html`,
    ),
    {
      text: "Tick the **Scopes**, save, and copy **Client ID** and **Client secret** at once: they are shown once. List the same scopes here.",
      fills: ["clientId", "clientSecret", "scopes"],
      url: `${help}/section_157771733782.html`,
    },
  ],
  notes: [
    roleNote,
    "Access ends after seven days unless the integration allows more, and then somebody consents again. For what runs by itself take client credentials.",
  ],
};
