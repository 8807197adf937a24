import { apiKey } from "../families/key";
import { defineConnector, host, scheme } from "../kit";
import { tokenGuide } from "./guide";

export default defineConnector({
  id: "databricks",
  name: "Databricks",
  aliases: ["lakehouse", "spark", "sql warehouse", "unity catalog"],
  category: "database",
  docs: "https://docs.databricks.com/aws/en/dev-tools/auth/pat",
  tile: { initials: "Db", hue: 8 },
  schemes: [
    scheme({
      id: "token",
      type: "bearer",
      title: "Personal access token",
      recommended: true,
      fields: {
        host: host({
          label: "Workspace",
          help: "The host of your workspace. Paste any of its addresses.",
          example: "adb-1234567890123456.7.azuredatabricks.net",
          prefix: "https://",
          pattern:
            "\\.(cloud\\.databricks\\.(com|us|mil)|gcp\\.databricks\\.com|azuredatabricks\\.net|databricks\\.azure\\.(us|cn))$",
          message: "A workspace ends with .cloud.databricks.com, .gcp.databricks.com or .azuredatabricks.net.",
          paste: [{ kind: "url", into: { host: "hostname" } }],
        }),
        token: apiKey({
          label: "Access token",
          help: "Of a user or, better, of a service principal.",
          example: "dapi0123456789abcdef0123456789abcdef",
          pattern: "^dapi[0-9a-f]{32}(-\\d+)?$",
          message: "A token is dapi and 32 characters of 0-9 and a-f, at times followed by a dash and a number.",
        }),
      },
      origins: ["https://{host}"],
      baseUrl: "https://{host}/api",
      authenticate: { header: { authorization: "Bearer {token}" } },
      probe: {
        url: "https://{host}/api/2.0/preview/scim/v2/Me",
        identity: "{/id} at {host}",
        label: ["/userName", "/displayName", "/id"],
      },
      judge: [
        {
          status: [400, 403],
          text: "invalid (access )?token",
          then: { outcome: "rejected", reason: "invalid_credentials" },
        },
        {
          status: 403,
          text: "ip (address|access list)|blocked by Databricks IP",
          then: {
            outcome: "limited",
            missing: ["calls from this server"],
            hint: "The workspace lets in only listed addresses, and this server's is not among them.",
          },
        },
        { status: 200, absent: "/id", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide: tokenGuide,
    }),
  ],
});
