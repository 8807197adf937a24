import { defineConnector, type JudgeRule, scheme, secret, text } from "../kit";
import { classicGuide, guide } from "./guide";

const domain = (host: string) =>
  text({
    label: "Domain",
    help: `The name in front of .${host}. Paste the whole address if you like.`,
    example: "acme",
    prefix: "https://",
    suffix: `.${host}`,
    pattern: "^[a-z0-9][a-z0-9-]*$",
    message: `Use small letters, digits and dashes only, as in acme.${host}.`,
    maxLength: 63,
    paste: [
      { kind: "strip", pattern: "^https?://" },
      { kind: "strip", pattern: "[/?#].*$" },
      { kind: "strip", pattern: "\\.(myfreshworks\\.com|freshsales\\.io)$" },
    ],
  });

const apiKey = secret({ label: "API key", help: "Stands for the person whose settings it is copied from." });

const judge: readonly JudgeRule[] = [
  {
    status: [200, 404],
    text: "<html|<!doctype",
    then: {
      outcome: "inconclusive",
      reason: "unexpected_response",
      field: "domain",
      hint: "There is no Freshsales of this name here. Older accounts live at freshsales.io, newer ones at myfreshworks.com.",
    },
  },
  {
    status: 404,
    then: {
      outcome: "inconclusive",
      reason: "unexpected_response",
      field: "domain",
      hint: "This address has no Freshsales API. Is the account one of the other kind?",
    },
  },
  { status: 200, absent: "/users", then: { outcome: "inconclusive", reason: "unexpected_response" } },
];

export default defineConnector({
  id: "freshsales",
  name: "Freshsales",
  aliases: ["freshworks", "freshworks crm", "crm", "deals"],
  category: "crm",
  docs: "https://developers.freshworks.com/crm/api/",
  tile: { initials: "Fs", hue: 40 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "apiKey",
      title: "API key",
      when: "You sign in at an address that ends with myfreshworks.com.",
      recommended: true,
      fields: { domain: domain("myfreshworks.com"), apiKey },
      origins: ["https://{domain}.myfreshworks.com"],
      baseUrl: "https://{domain}.myfreshworks.com/crm/sales/api",
      authenticate: { header: { authorization: "Token token={apiKey}" } },
      probe: {
        url: "https://{domain}.myfreshworks.com/crm/sales/api/selector/owners",
        identity: "{domain}.myfreshworks.com",
        label: "{domain}.myfreshworks.com",
      },
      judge,
      guide,
    }),
    scheme({
      id: "classicApiKey",
      type: "apiKey",
      title: "API key of an older account",
      when: "You sign in at an address that ends with freshsales.io.",
      fields: { domain: domain("freshsales.io"), apiKey },
      origins: ["https://{domain}.freshsales.io"],
      baseUrl: "https://{domain}.freshsales.io/api",
      authenticate: { header: { authorization: "Token token={apiKey}" } },
      probe: {
        url: "https://{domain}.freshsales.io/api/selector/owners",
        identity: "{domain}.freshsales.io",
        label: "{domain}.freshsales.io",
      },
      judge,
      guide: classicGuide,
    }),
  ],
});
