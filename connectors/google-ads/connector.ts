import { googleAccount, googleJudge, signedInAs } from "../families/google";
import { much } from "../families/oauth-client";
import { defineConnector, type HttpScheme, secret, text } from "../kit";

/** Google keeps a version for about a year: this is the one place to change it. */
const version = "v26";

const adwords = "https://www.googleapis.com/auth/adwords";

const account = googleAccount({
  api: "Google Ads API",
  library: "googleads.googleapis.com",
  origins: ["https://googleads.googleapis.com"],
  baseUrl: `https://googleads.googleapis.com/${version}`,
  scopes: [much(adwords, "Read and change campaigns and reports")],
  presets: [{ title: "Campaigns and reports", scopes: [adwords] }],
  probe: {
    url: `https://googleads.googleapis.com/${version}/customers:listAccessibleCustomers`,
    ...signedInAs,
  },
});

const oauth: HttpScheme = {
  ...account,
  fields: {
    developerToken: secret({
      label: "Developer token",
      help: "Of a manager account. With test access it reaches test accounts only.",
      example: "AbCdEfGhIjKlMnOpQrStUv",
      pattern: "^[A-Za-z0-9_-]{22}$",
      message: "A developer token has 22 characters.",
    }),
    ...account.fields,
    loginCustomerId: text({
      label: "Manager account",
      group: "settings",
      help: "Number of the manager account through which others are reached, without dashes.",
      example: "1234567890",
      pattern: "^\\d{10}$",
      message: "Ten digits, without dashes.",
      optional: true,
    }),
  },
  authenticate: {
    header: {
      authorization: "Bearer {oauth.accessToken}",
      "developer-token": "{developerToken}",
      "login-customer-id": "{loginCustomerId}",
    },
  },
  judge: [
    {
      status: [400, 401, 403],
      text: "DEVELOPER_TOKEN_INVALID|DEVELOPER_TOKEN_PARAMETER_MISSING",
      then: {
        outcome: "rejected",
        reason: "invalid_credentials",
        field: "developerToken",
        hint: "This developer token does not exist.",
      },
    },
    {
      status: 403,
      text: "DEVELOPER_TOKEN_NOT_APPROVED|DEVELOPER_TOKEN_PROHIBITED",
      then: {
        outcome: "limited",
        reason: "not_permitted",
        missing: ["accounts that are no test accounts"],
        hint: "The developer token has test access only, or belongs to another project than this client.",
      },
    },
    {
      status: 401,
      text: "NOT_ADS_USER",
      then: {
        outcome: "limited",
        reason: "not_permitted",
        missing: ["a Google Ads account"],
        hint: "This Google account has no Google Ads account.",
      },
    },
    ...googleJudge,
  ],
  guide: {
    ...account.guide,
    steps: [
      ...account.guide.steps,
      {
        text: "In the manager account open **Admin → API Center** and copy the **Developer token**. If you work through it, enter its number as **Manager account**.",
        fills: ["developerToken", "loginCustomerId"],
        url: "https://ads.google.com/aw/apicenter",
      },
    ],
  },
};

export default defineConnector({
  id: "google-ads",
  name: "Google Ads",
  aliases: ["google", "adwords", "campaigns", "advertising"],
  category: "marketing",
  docs: "https://developers.google.com/google-ads/api/docs/oauth/overview",
  tile: { initials: "Gx", hue: 88 },
  schemes: [oauth],
});
