import * as bc from "../families/business-central";
import { entraAccount, microsoftConnector } from "../families/microsoft";
import { entraMachines } from "../families/microsoft-certificate";
import { text } from "../kit";
import { accountSteps, applicationSteps } from "./guide";

const companyName = text({
  label: "Company",
  help: "Its exact name, blanks and capitals too.",
  example: "CRONUS IN",
  pattern: "^[^'/?#]+$",
  message: "Enter the name of the company without ' / ? and #.",
  maxLength: 60,
});

const base = `${bc.server}/v2.0/{tenant}/{environment}/ODataV4/Company('{companyName}')`;

const way = {
  fields: { environment: bc.environment, companyName },
  scopes: { wanted: "", always: [bc.scope] },
  origins: [bc.server],
  baseUrl: base,
  judge: bc.judge,
};

const label = "{companyName} in {environment}";

export default microsoftConnector({
  id: "business-central-odata",
  name: "Dynamics 365 Business Central (OData web services)",
  aliases: ["bc", "nav", "navision", "erp", "dynamics", "published pages"],
  category: "erp",
  docs: "https://learn.microsoft.com/dynamics365/business-central/dev-itpro/webservices/odata-web-services",
  tile: { initials: "Bo", hue: 176 },
  schemes: [
    entraAccount({
      ...way,
      tenant: bc.tenant,
      probe: {
        url: base,
        identity: [
          "{facts.person} in {tenant} / {environment} / {companyName}",
          "{tenant} / {environment} / {companyName}",
        ],
        label,
      },
      guide: accountSteps,
    }),
    ...entraMachines({
      ...way,
      probe: { url: base, identity: "{clientId} in {tenant} / {environment} / {companyName}", label },
      guide: applicationSteps,
    }),
  ],
});
