import { bearerPaste } from "../families/key";
import { address } from "../families/own-server";
import { refusedByPage } from "../families/page";
import { defineConnector, password, scheme, secret, text } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import { tokenGuide, userGuide } from "./guide";

const baseUrl = address({
  label: "Server address",
  help: "Where Strapi runs, without /api and /admin.",
  example: "https://cms.acme.example",
  paste: [{ kind: "strip", pattern: "/(api|admin)(/.*)?$" }],
});

export default defineConnector({
  id: "strapi",
  name: "Strapi",
  aliases: ["cms", "headless", "content"],
  category: "developer",
  docs: "https://docs.strapi.io/cms/features/api-tokens",
  tile: { initials: "Sr", hue: 243 },
  schemes: [
    scheme({
      id: "apiToken",
      type: "bearer",
      title: "API token",
      when: "For integrations: a token with permissions of its own.",
      recommended: true,
      fields: {
        baseUrl,
        contentType: text({
          label: "Content type",
          help: "The check reads one entry of it. Use the plural that stands in its address, of a type that is not public.",
          example: "articles",
          pattern: "^[a-z0-9][a-z0-9-]*$",
          message: "Use the plural API ID, as in articles: small letters, digits and dashes.",
        }),
        apiToken: secret({
          label: "API token",
          help: "A read-only one is enough if that is all you need.",
          paste: bearerPaste,
        }),
        ca,
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}/api",
      ca: "ca",
      authenticate: { header: { authorization: "Bearer {apiToken}" } },
      probe: { url: "{+baseUrl}/api/{contentType}?pagination[pageSize]=1", identity: "{baseUrl}", label: "{baseUrl}" },
      judge: [
        refusedByPage,
        {
          status: 403,
          then: {
            outcome: "limited",
            missing: ["find entries"],
            hint: "The token is accepted. It may not find entries of this content type.",
          },
        },
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "not_checkable",
            field: "contentType",
            hint: "There is no such content type at this address. The address uses its plural.",
          },
        },
        {
          status: 200,
          absent: "/data",
          then: { outcome: "inconclusive", reason: "unexpected_response", field: "baseUrl" },
        },
      ],
      guide: tokenGuide,
    }),
    scheme({
      id: "user",
      type: "login",
      title: "User and password",
      when: "To act as an end user of the plugin Users & Permissions.",
      fields: {
        baseUrl,
        identifier: text({
          label: "User",
          help: "User name or e-mail address of an end user, not of an administrator.",
          example: "jane@acme.example",
        }),
        password: password({ label: "Password", help: "Kept exactly as typed, blanks included." }),
        ca,
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}/api",
      ca: "ca",
      authenticate: { header: { authorization: "Bearer {login.token}" } },
      login: {
        request: {
          method: "POST",
          url: "{+baseUrl}/api/auth/local",
          json: { identifier: "{identifier}", password: "{password}" },
        },
        token: "/jwt",
        life: 86_400,
        judge: [
          {
            status: 400,
            at: "/error/name",
            is: ["ValidationError", "ApplicationError"],
            then: { outcome: "rejected", reason: "invalid_credentials" },
          },
          {
            status: 404,
            then: {
              outcome: "inconclusive",
              reason: "unexpected_response",
              field: "baseUrl",
              hint: "There is no sign-in at this address. Is /api part of it by mistake, or the plugin Users & Permissions missing?",
            },
          },
        ],
      },
      probe: {
        url: "{+baseUrl}/api/users/me",
        identity: "{/id} at {baseUrl}",
        label: ["{/username} at {baseUrl}", "{/email} at {baseUrl}"],
      },
      judge: [
        refusedByPage,
        {
          status: 403,
          then: {
            outcome: "limited",
            missing: ["users-permissions: me"],
            hint: "The sign-in is accepted. The role of this user may not read itself.",
          },
        },
      ],
      guide: userGuide,
    }),
  ],
});
