import { choice, type JudgeRule, text } from "../kit";
import { clientId, clientSecret, redirectAt } from "./oauth-client";

/** eBay's two connectors share keys, sandbox and sign-in; they differ in what they ask for and in the host of the API. */

export const environment = choice({
  label: "Environment",
  group: "connection",
  help: "Each has keys of its own.",
  default: "ebay.com",
  choices: [
    { value: "ebay.com", label: "Production" },
    { value: "sandbox.ebay.com", label: "Sandbox" },
  ],
});

export const keys = {
  clientId: clientId({
    help: "Called App ID there. PRD in it means production, SBX sandbox.",
    example: "AcmeLtd-sync-PRD-a1b2c3d4e-12345678",
    pattern: "^.+-(PRD|SBX)-[0-9a-f]{9}-[0-9a-f]{8}$",
    message: "An App ID holds PRD or SBX and ends with 9 and 8 characters of 0-9 and a-f.",
  }),
  clientSecret: clientSecret({
    help: "Called Cert ID there.",
    example: "PRD-a1b2c3d4e5f6-1234-5678-9abc-def0",
    pattern: "^(PRD|SBX)-",
    message: "A Cert ID begins with PRD- or SBX-.",
  }),
};

export const ruName = text({
  label: "RuName",
  help: "The name that eBay gave to the redirect address. It is sent in its place.",
  example: "Acme_Ltd-AcmeLtd-sync-P-abcdefgh",
  pattern: "^[A-Za-z0-9_.-]+$",
  message: "An RuName holds letters, digits, _ . and -, and is no address.",
  maxLength: 200,
});

export const endpoints = {
  authorize: "https://auth.{environment}/oauth2/authorize",
  token: "https://api.{environment}/identity/v1/oauth2/token",
} as const;

export const client = {
  id: "{clientId}",
  secret: "{clientSecret}",
  authentication: "basic",
  fields: ["environment", "ruName"],
} as const;

/** Seconds: eighteen months, which no refresh makes longer. */
export const refreshLife = 47_304_000;

export const at = "https://api.ebay.com/oauth/api_scope";

export const judge: readonly JudgeRule[] = [
  {
    status: 403,
    at: "/errors/0/errorId",
    is: 1100,
    then: { outcome: "limited", reason: "insufficient_scope", missing: ["the scope that the check uses"] },
  },
];

export const keySteps = [
  {
    text: "Open **Application Keys** at eBay Developers, for **Production** or **Sandbox**, and choose the same here.",
    fills: ["environment"],
    url: "https://developer.ebay.com/my/keys",
  },
  { text: "Copy **App ID (Client ID)** and **Cert ID (Client Secret)**.", fills: ["clientId", "clientSecret"] },
];

export const signInSteps = [
  ...keySteps,
  redirectAt(
    "Open **User Tokens → Get a Token from eBay via Your Application**, add a redirect, and as **Your auth accepted URL**",
    "https://developer.ebay.com/my/auth/?env=production&index=0",
  ),
  { text: "Copy the **RuName** that eBay shows for it.", fills: ["ruName"] },
];

export const signInNotes = ["Access ends after 18 months, or earlier when the seller changes user name or password."];
