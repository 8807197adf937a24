import { account } from "../families/key";
import { defineConnector, host, scheme, secret, text } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "gong",
  name: "Gong",
  aliases: ["calls", "revenue intelligence", "sales", "transcripts"],
  category: "crm",
  docs: "https://help.gong.io/apidocs",
  tile: { initials: "Go", hue: 265 },
  schemes: [
    scheme({
      id: "accessKey",
      type: "basic",
      title: "Access key and secret",
      recommended: true,
      fields: {
        apiHost: host({
          label: "API host",
          help: "Stands as base URL on the page where the key is made.",
          example: "us-12345.api.gong.io",
          default: "api.gong.io",
          prefix: "https://",
          pattern: "^([a-z0-9-]+\\.)*api\\.gong\\.io$",
          message: "The host ends with api.gong.io.",
          paste: [{ kind: "url", into: { apiHost: "hostname" } }],
        }),
        accessKey: text({
          label: "Access key",
          help: "Takes the place of a user name.",
          example: "UQ4SK2MQ4A5VXQF5XQPZX7AJV4CQEJTE",
        }),
        accessKeySecret: secret({ label: "Access key secret", help: "Shown once, with the key." }),
        account,
      },
      origins: ["https://{apiHost}"],
      baseUrl: "https://{apiHost}/v2",
      authenticate: { basic: { user: "{accessKey}", password: "{accessKeySecret}" } },
      probe: {
        url: "https://{apiHost}/v2/users",
        identity: "{accessKey} at {apiHost}",
        label: ["{account}", "{accessKey} at {apiHost}"],
      },
      judge: [{ status: 200, absent: "/users", then: { outcome: "inconclusive", reason: "unexpected_response" } }],
      says: ["/errors/0"],
      guide,
    }),
  ],
});
