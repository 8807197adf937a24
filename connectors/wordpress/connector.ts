import { address } from "../families/own-server";
import { defineConnector, scheme, secret, text } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import { guide } from "./guide";

export default defineConnector({
  id: "wordpress",
  name: "WordPress",
  aliases: ["wp", "blog", "cms", "posts", "pages"],
  category: "marketing",
  docs: "https://developer.wordpress.org/rest-api/using-the-rest-api/authentication/",
  tile: { initials: "Wp", hue: 210 },
  schemes: [
    scheme({
      id: "applicationPassword",
      type: "basic",
      title: "Application password",
      recommended: true,
      fields: {
        site: address({
          label: "Site address",
          help: "Where WordPress is installed, with its folder if there is one.",
          example: "https://blog.acme.example",
          paste: [{ kind: "strip", pattern: "/wp-(admin|login|json).*$" }],
        }),
        username: text({
          label: "User name",
          help: "What you sign in with. The e-mail address works as well.",
          example: "jane",
          pattern: "^[^:]+$",
          message: "A user name holds no colon.",
        }),
        appPassword: secret({
          label: "Application password",
          help: "24 characters; the blanks between them do not matter. Not the password that you sign in with.",
          example: "abcd EFGH 1234 ijkl MNOP 6789",
        }),
        ca,
      },
      origins: ["{+site}"],
      baseUrl: "{+site}/wp-json",
      ca: "ca",
      authenticate: { basic: { user: "{username}", password: "{appPassword}" } },
      probe: {
        url: "{+site}/wp-json/wp/v2/users/me",
        identity: "{/id} at {site}",
        label: ["{/name} at {site}", "{/id} at {site}"],
      },
      judge: [
        {
          status: 401,
          at: "/code",
          is: "rest_not_logged_in",
          then: {
            outcome: "rejected",
            reason: "invalid_credentials",
            hint: "WordPress saw no user name at all: the web server probably removes the header Authorization, or a plugin has switched application passwords off.",
          },
        },
        {
          status: 401,
          at: "/code",
          is: ["incorrect_password", "invalid_username", "invalid_email"],
          then: {
            outcome: "rejected",
            reason: "invalid_credentials",
            hint: "The password for signing in does not work here, only an application password does.",
          },
        },
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "site",
            hint: "There is no REST API at this address. Permalinks set to Plain, or WordPress in another folder, are the usual causes.",
          },
        },
      ],
      guide,
    }),
  ],
});
