import { address } from "../families/own-server";
import { defineConnector, type JudgeRule, scheme, secret, text } from "../kit";
import { adminGuide, contentGuide } from "./guide";

const site = address({
  label: "API URL",
  help: "As the integration shows it: the address of the admin pages, without /ghost.",
  example: "https://acme.ghost.io",
  paste: [{ kind: "strip", pattern: "/ghost(/.*)?$" }],
});

const noSite: JudgeRule = {
  status: 404,
  then: {
    outcome: "inconclusive",
    reason: "unexpected_response",
    field: "site",
    hint: "There is no Ghost API at this address. The admin pages may stand at another one than the site.",
  },
};

export default defineConnector({
  id: "ghost",
  name: "Ghost",
  aliases: ["blog", "newsletter", "posts", "members", "publishing"],
  category: "marketing",
  docs: "https://docs.ghost.org/admin-api/#token-authentication",
  tile: { initials: "Gh", hue: 75 },
  schemes: [
    scheme({
      id: "adminKey",
      type: "jwt",
      title: "Admin API key",
      when: "To read and write: posts, members, newsletters.",
      recommended: true,
      fields: {
        site,
        keyId: text({
          label: "Key ID",
          help: "What stands before the colon of the Admin API key. Paste the whole key and the rest is cut off.",
          example: "650b7a9f8e8c1234567890ab",
          pattern: "^[0-9a-f]{24}$",
          message: "A key ID has 24 characters of 0-9 and a-f.",
          paste: [{ kind: "strip", pattern: ":[0-9a-f]+$" }],
        }),
        keySecret: secret({
          label: "Key secret",
          help: "What stands behind the colon. Paste the whole key here, too, if you like.",
          example: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
          pattern: "^[0-9a-f]{64}$",
          message: "A key's secret has 64 characters of 0-9 and a-f.",
          paste: [{ kind: "strip", pattern: "^[0-9a-f]+:" }],
        }),
      },
      origins: ["{+site}"],
      baseUrl: "{+site}/ghost/api/admin",
      jwt: {
        key: "{keySecret}",
        encoding: "hex",
        algorithm: "HS256",
        keyId: "{keyId}",
        life: 300,
        claims: { aud: "/admin/" },
      },
      authenticate: { header: { authorization: "Ghost {jwt.token}" } },
      probe: {
        url: "{+site}/ghost/api/admin/posts/?limit=1&fields=id",
        headers: { "accept-version": "v5.0" },
        identity: "{keyId} at {site}",
        label: "{site}",
      },
      judge: [
        {
          status: 403,
          text: "Unable to determine the authenticated user",
          then: { outcome: "rejected", reason: "invalid_credentials" },
        },
        noSite,
        { status: 200, absent: "/posts", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide: adminGuide,
    }),
    scheme({
      id: "contentKey",
      type: "apiKey",
      title: "Content API key",
      when: "Only to read what is published.",
      fields: {
        site,
        contentKey: secret({
          label: "Content API key",
          help: "Of the same page. It only reads, and stands in the address of each request.",
          example: "22444f78447824223cefc48062",
          pattern: "^[0-9a-f]{26}$",
          message: "A Content API key has 26 characters of 0-9 and a-f.",
        }),
      },
      origins: ["{+site}"],
      baseUrl: "{+site}/ghost/api/content",
      authenticate: { query: { key: "{contentKey}" } },
      probe: {
        url: "{+site}/ghost/api/content/settings/",
        headers: { "accept-version": "v5.0" },
        identity: ["/settings/url", "{site}"],
        label: ["/settings/title", "{site}"],
      },
      judge: [
        noSite,
        { status: 200, absent: "/settings", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide: contentGuide,
    }),
  ],
});
