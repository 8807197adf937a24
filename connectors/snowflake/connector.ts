import { bearerPaste } from "../families/key";
import { defineConnector, scheme, secret, text } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "snowflake",
  name: "Snowflake",
  aliases: ["data warehouse", "sql api", "cortex"],
  category: "database",
  docs: "https://docs.snowflake.com/en/user-guide/programmatic-access-tokens",
  tile: { initials: "Sf", hue: 193 },
  schemes: [
    scheme({
      id: "programmaticToken",
      type: "bearer",
      title: "Programmatic access token",
      recommended: true,
      fields: {
        accountName: text({
          label: "Account",
          help: "Organization and account with a dash, or the older locator with its region.",
          example: "myorg-myaccount",
          prefix: "https://",
          suffix: ".snowflakecomputing.com",
          pattern: "^[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*$",
          message: "Use letters, digits, dashes and dots only; write a dash for each underscore of the name.",
          maxLength: 200,
          paste: [{ kind: "url", into: { accountName: "subdomain" } }],
        }),
        accessToken: secret({
          label: "Access token",
          help: "Of one user, limited to a role if it was made so. Shown once.",
          paste: bearerPaste,
        }),
      },
      origins: ["https://{accountName}.snowflakecomputing.com"],
      baseUrl: "https://{accountName}.snowflakecomputing.com/api/v2",
      authenticate: {
        header: {
          authorization: "Bearer {accessToken}",
          "x-snowflake-authorization-token-type": "PROGRAMMATIC_ACCESS_TOKEN",
        },
      },
      probe: {
        method: "POST",
        reason:
          "The SQL API takes statements with POST only. This one asks who we are, needs no warehouse and changes nothing; a line in the user's query history is all that stays.",
        url: "https://{accountName}.snowflakecomputing.com/api/v2/statements",
        json: { statement: "select current_user(), current_role(), current_account()", timeout: 10 },
        identity: "{/data/0/0} at {accountName}",
        label: ["{/data/0/0} as {/data/0/1} at {accountName}", "{/data/0/0} at {accountName}"],
      },
      judge: [
        {
          status: [401, 403],
          text: "network policy|IP/Token|IP address",
          then: {
            outcome: "inconclusive",
            reason: "not_checkable",
            hint: "A network policy of Snowflake keeps this server out, or the user has none, which such a token needs. The token itself may be good.",
          },
        },
        { status: [401, 403], text: "expired", then: { outcome: "rejected", reason: "expired" } },
        {
          status: 401,
          then: {
            outcome: "rejected",
            reason: "invalid_credentials",
            hint: "Snowflake says the same for a wrong token, one that has run out, and a user whom no network policy covers.",
          },
        },
        {
          status: 202,
          then: {
            outcome: "inconclusive",
            reason: "timeout",
            hint: "Snowflake took the question but has not answered it yet.",
          },
        },
        {
          status: 422,
          then: {
            outcome: "limited",
            missing: ["run statements"],
            hint: "The token is accepted, but this statement could not be run.",
          },
        },
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "accountName",
            hint: "There is no account of this name, or it is in another region.",
          },
        },
      ],
      guide,
    }),
  ],
});
