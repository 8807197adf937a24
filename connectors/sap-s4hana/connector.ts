import { defineConnector, password, scheme, text } from "../kit";
import { guide } from "./guide";
import { application } from "./oauth";

const byKey = scheme({
  id: "communicationUser",
  type: "basic",
  title: "Communication user",
  recommended: true,
  fields: {
    tenant: text({
      label: "Tenant",
      help: "The beginning of the address, my and digits. Paste the address of your browser and the rest is taken off.",
      example: "my300000",
      prefix: "https://",
      suffix: "-api.s4hana.cloud.sap",
      pattern: "^[a-z0-9]+$",
      message: "Use small letters and digits only, as in my300000, without -api.",
      maxLength: 60,
      paste: [{ kind: "url", into: { tenant: "subdomain" } }],
    }),
    username: text({
      label: "Communication user",
      help: "Made for integrations. A person's own user cannot sign in here.",
      example: "INTEGRATION_USER",
      pattern: "^[^:]+$",
      message: "A user name for HTTP Basic holds no colon.",
    }),
    password: password({
      label: "Password",
      help: "Sent once. SAP locks the user after several wrong ones.",
    }),
  },
  origins: ["https://{tenant}-api.s4hana.cloud.sap"],
  baseUrl: "https://{tenant}-api.s4hana.cloud.sap/sap/opu/odata/sap",
  authenticate: { basic: { user: "{username}", password: "{password}" } },
  probe: {
    url: "https://{tenant}-api.s4hana.cloud.sap/sap/opu/odata/sap/API_BUSINESS_PARTNER/A_BusinessPartner?$top=1&$select=BusinessPartner&$format=json",
    identity: "{username} @ {tenant}",
    label: "{username} @ {tenant}",
  },
  judge: [
    {
      status: 401,
      then: {
        outcome: "rejected",
        reason: "invalid_credentials",
        field: "password",
        hint: "Look at user and password before you try again: after several wrong ones SAP locks the user, and then the right password is refused as well. An administrator unlocks it in Maintain Communication Users.",
      },
    },
    {
      status: 403,
      then: {
        outcome: "limited",
        reason: "not_permitted",
        missing: ["read business partners"],
        hint: "The user is accepted. Its communication arrangements do not include SAP_COM_0008, which the check reads with.",
      },
    },
    {
      status: [200, 404],
      text: "<html|<!doctype",
      then: {
        outcome: "inconclusive",
        reason: "unexpected_response",
        field: "tenant",
        hint: "A web page answered, not the API. Is this a communication user, and the tenant the one in front of -api?",
      },
    },
    {
      status: 200,
      absent: "/d",
      then: { outcome: "inconclusive", reason: "unexpected_response", hint: "The answer is not OData." },
    },
  ],
  guide,
});

export default defineConnector({
  id: "sap-s4hana",
  name: "SAP S/4HANA Cloud",
  aliases: ["s4", "s/4hana", "sap", "erp", "odata", "business partner"],
  category: "erp",
  docs: "https://api.sap.com/package/SAPS4HANACloud",
  tile: { initials: "S4", hue: 205 },
  schemes: [byKey, application(byKey)],
});
