import { apiKey } from "../families/key";
import { address } from "../families/own-server";
import { defineConnector, password, scheme, text } from "../kit";
import { json2Guide, rpcGuide } from "./guide";

const baseUrl = address({
  help: "Where you sign in to Odoo.",
  example: "https://acme.odoo.com",
  paste: [{ kind: "url", into: { baseUrl: "origin" } }],
});

const database = text({
  label: "Database",
  help: "At odoo.com it is usually the name in front of .odoo.com.",
  example: "acme",
  pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]*$",
  message: "A database name holds letters, digits and . _ - only.",
  maxLength: 100,
});

const noDatabase = {
  outcome: "rejected",
  reason: "misconfigured",
  field: "database",
  hint: "Odoo has no database of this name at this address.",
} as const;

export default defineConnector({
  id: "odoo",
  name: "Odoo",
  aliases: ["erp", "openerp", "json-rpc", "crm"],
  category: "erp",
  docs: "https://www.odoo.com/documentation/19.0/developer/reference/external_api.html",
  tile: { initials: "Od", hue: 310 },
  deprecations: [
    {
      date: "2028-10-01",
      text: "Odoo takes its RPC interface away in version 22 (autumn 2028; earlier at odoo.com). Version 19 and later offer JSON-2 instead.",
      schemes: ["rpc"],
    },
  ],
  schemes: [
    scheme({
      id: "json2",
      type: "bearer",
      title: "API key (JSON-2)",
      when: "For Odoo 19 and later.",
      recommended: true,
      fields: { baseUrl, database, apiKey: apiKey({ help: "Of a user made for integrations." }) },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}/json/2",
      authenticate: { header: { authorization: "bearer {apiKey}", "x-odoo-database": "{database}" } },
      probe: {
        method: "POST",
        reason: "JSON-2 takes POST only; context_get reads language and time zone of the user and changes nothing.",
        url: "{+baseUrl}/json/2/res.users/context_get",
        json: {},
        identity: "user {/uid} of {database} at {baseUrl}",
        label: "User {/uid} of {database}",
      },
      judge: [
        { status: [400, 404, 500], text: 'database \\\\?"?[^"]*\\\\?"? does not exist', then: noDatabase },
        {
          status: [404, 405],
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "baseUrl",
            hint: "There is no JSON-2 here. It came with Odoo 19: take the other way in for an older one.",
          },
        },
        { status: 200, absent: "/uid", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide: json2Guide,
    }),
    scheme({
      id: "rpc",
      type: "apiKey",
      title: "User and API key (RPC)",
      when: "For Odoo 18 and before.",
      fields: {
        baseUrl,
        database,
        username: text({
          label: "User name",
          help: "What the user signs in with.",
          example: "integration@acme.example",
        }),
        apiKey: password({ label: "API key", help: "Or the password of the user, which is less safe." }),
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}/jsonrpc",
      // Each call holds database, user and key among its arguments.
      authenticate: {},
      probe: {
        method: "POST",
        reason: "RPC takes POST only; common.login answers with the number of the user and opens no session.",
        url: "{+baseUrl}/jsonrpc",
        json: {
          jsonrpc: "2.0",
          method: "call",
          id: 1,
          params: { service: "common", method: "login", args: ["{database}", "{username}", "{apiKey}"] },
        },
        identity: "{username} of {database} at {baseUrl}",
        label: "{username} of {database}",
      },
      judge: [
        {
          status: 200,
          at: "/result",
          is: false,
          then: { outcome: "rejected", reason: "invalid_credentials", field: "apiKey" },
        },
        { status: 200, text: "does not exist", then: noDatabase },
        {
          status: 200,
          text: "AccessDenied|Access Denied",
          then: { outcome: "rejected", reason: "invalid_credentials", field: "apiKey" },
        },
        { status: 200, at: "/error", then: { outcome: "inconclusive", reason: "server_error" } },
        { status: 200, absent: "/result", then: { outcome: "inconclusive", reason: "unexpected_response" } },
        {
          status: [404, 405],
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "baseUrl",
            hint: "There is no RPC here. The newest Odoo offers JSON-2 instead: take the other way in.",
          },
        },
      ],
      says: ["/error/data/message"],
      guide: rpcGuide,
    }),
  ],
});
