import { address } from "../families/own-server";
import { refusedByPage } from "../families/page";
import { defineConnector, scheme, secret, text } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import { guide } from "./guide";

export default defineConnector({
  id: "erpnext",
  name: "ERPNext",
  aliases: ["frappe", "erp", "accounting", "inventory"],
  category: "erp",
  docs: "https://docs.frappe.io/framework/user/en/api/rest",
  tile: { initials: "En", hue: 211 },
  schemes: [
    scheme({
      id: "token",
      type: "apiKey",
      title: "API key and secret",
      recommended: true,
      fields: {
        baseUrl: address({
          label: "Site address",
          help: "Where ERPNext is opened in a browser, without /app or /desk.",
          example: "https://acme.erpnext.com",
          paste: [{ kind: "strip", pattern: "/(app|desk|api|login)(/.*)?$" }],
        }),
        keyId: text({
          label: "API key",
          help: "Of one user. It is no secret by itself.",
          example: "0123456789abcde",
          pattern: "^[A-Za-z0-9]+$",
          message: "An API key holds only letters and digits.",
        }),
        apiSecret: secret({
          label: "API secret",
          help: "Shown once when the keys are generated.",
          example: "edcba9876543210",
        }),
        ca,
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}/api",
      ca: "ca",
      authenticate: { header: { authorization: "token {keyId}:{apiSecret}" } },
      probe: {
        url: "{+baseUrl}/api/method/frappe.auth.get_logged_user",
        identity: "{/message} at {baseUrl}",
        label: "{/message} at {baseUrl}",
      },
      judge: [
        refusedByPage,
        { status: 200, at: "/message", is: "Guest", then: { outcome: "rejected", reason: "invalid_credentials" } },
        {
          status: [401, 403],
          at: "/exc_type",
          is: ["AuthenticationError", "ValidationError"],
          then: { outcome: "rejected", reason: "invalid_credentials" },
        },
        {
          status: 403,
          text: "login to access|Guest",
          then: {
            outcome: "rejected",
            reason: "invalid_credentials",
            hint: "ERPNext saw no key: does a server in front of it remove the header Authorization?",
          },
        },
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "baseUrl",
            hint: "There is no ERPNext at this address.",
          },
        },
      ],
      guide,
    }),
  ],
});
