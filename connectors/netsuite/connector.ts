import { defineConnector, scheme, secret, text } from "../kit";
import { guide } from "./guide";
import { machine, person } from "./oauth";

const part = (label: string, help: string) =>
  secret({
    label,
    help,
    pattern: "^[\\x21-\\x7e]+$",
    message: "This holds no blanks. Copy it again.",
    example: "9c2d4e0b71",
  });

const tokenBased = scheme({
  id: "tokenBased",
  type: "oauth1",
  title: "Token-based authentication",
  when: "For integrations that were made before, or that call SOAP services: four keys, each request signed.",
  fields: {
    account: text({
      label: "Account",
      help: "As in the address of your NetSuite, with a dash before SB1.",
      example: "1234567-sb1",
      prefix: "https://",
      suffix: ".suitetalk.api.netsuite.com",
      pattern: "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$",
      message: "Write the account as in the address: 1234567 or 1234567-sb1, with a dash, not an underscore.",
      maxLength: 60,
      paste: [{ kind: "url", into: { account: "subdomain" } }],
    }),
    consumerKey: text({
      label: "Consumer key",
      help: "Of the integration record. Shown once.",
      example: "71cc02b7…",
    }),
    consumerSecret: part("Consumer secret", "Of the integration record. Shown once."),
    tokenId: part("Token ID", "Of the access token. Shown once."),
    tokenSecret: part("Token secret", "Of the access token. Shown once."),
  },
  origins: ["https://{account}.suitetalk.api.netsuite.com", "https://{account}.restlets.api.netsuite.com"],
  baseUrl: "https://{account}.suitetalk.api.netsuite.com",
  authenticate: {
    sign: {
      kind: "oauth1",
      consumerKey: "{consumerKey}",
      consumerSecret: "{consumerSecret}",
      token: "{tokenId}",
      tokenSecret: "{tokenSecret}",
      method: "HMAC-SHA256",
      realm: { account: "{account}" },
    },
  },
  probe: {
    url: "https://{account}.suitetalk.api.netsuite.com/services/rest/record/v1/metadata-catalog?select=customer",
    identity: "{account}",
    label: "NetSuite {account}",
  },
  says: ["/o:errorDetails/0/detail"],
  judge: [
    {
      status: [401, 403],
      text: "INVALID_LOGIN|token_rejected|Invalid login attempt",
      then: {
        outcome: "rejected",
        reason: "invalid_credentials",
        hint: "NetSuite says why only in Setup → Users/Roles → View Login Audit Trail: a wrong value, a revoked token, or an account that is not this one.",
      },
    },
    {
      status: 403,
      then: {
        outcome: "limited",
        missing: ["REST web services"],
        hint: "The token is accepted. Its role needs the permissions REST Web Services and Log in using Access Tokens.",
      },
    },
    {
      status: 404,
      then: {
        outcome: "inconclusive",
        reason: "unexpected_response",
        field: "account",
        hint: "There is no REST service for this account. Is the feature REST Web Services on?",
      },
    },
  ],
  guide,
});

export default defineConnector({
  id: "netsuite",
  name: "NetSuite",
  aliases: ["oracle netsuite", "suitetalk", "suiteql", "tba", "token-based authentication", "erp"],
  category: "erp",
  docs: "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4247337262.html",
  tile: { initials: "Ns", hue: 200 },
  popular: true,
  schemes: [machine(tokenBased), tokenBased, person(tokenBased)],
});
