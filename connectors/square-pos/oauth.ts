import { oauthLike, taken } from "../families/oauth-app";
import { little, much } from "../families/oauth-client";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

const scopes = [
  little("MERCHANT_PROFILE_READ", "See the business and its locations"),
  little("ITEMS_READ", "Read the catalogue"),
  much("ITEMS_WRITE", "Change the catalogue"),
  little("ORDERS_READ", "Read orders"),
  much("ORDERS_WRITE", "Create and change orders"),
  little("CUSTOMERS_READ", "Read customers"),
  much("CUSTOMERS_WRITE", "Change customers"),
  little("PAYMENTS_READ", "Read payments and refunds"),
  much("PAYMENTS_WRITE", "Take and refund payments"),
  little("INVENTORY_READ", "Read stock"),
  much("INVENTORY_WRITE", "Change stock"),
];
const read = [
  "MERCHANT_PROFILE_READ",
  "ITEMS_READ",
  "ORDERS_READ",
  "CUSTOMERS_READ",
  "PAYMENTS_READ",
  "INVENTORY_READ",
];
const presets = [
  { title: "Orders, items and customers", scopes: [...read, "ITEMS_WRITE", "ORDERS_WRITE", "CUSTOMERS_WRITE"] },
  { title: "Read only", scopes: read },
];

export const oauth = (token: HttpScheme): HttpScheme =>
  oauthLike(token, {
    when: "Sellers let in an application of yours.",
    fields: taken(token, "environment"),
    clientIdHelp: "Called application ID there.",
    clientSecretHelp: "Called application secret there, under OAuth.",
    scopes,
    presets,
    oauth2: {
      endpoints: {
        authorize: "https://{environment}/oauth2/authorize",
        token: "https://{environment}/oauth2/token",
        revoke: "https://{environment}/oauth2/revoke",
      },
      client: { fields: ["environment"] },
      pkce: false,
      // Access ends after thirty days; Square asks to renew it once a week.
      token: { body: "json", life: 2_592_000, answer: { expiresAt: "/expires_at" } },
      refresh: { rotation: "never", keepAlive: 518_400 },
      // All access of this merchant to the application ends with one token of it.
      revoke: {
        token: "access",
        parameter: "access_token",
        parameters: { client_id: "{clientId}" },
        headers: { authorization: "Client {clientSecret}" },
        body: "json",
      },
      facts: { merchant: { from: "token", at: "/merchant_id", optional: true } },
    },
    guide: oauthGuide,
  });
