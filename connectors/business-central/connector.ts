import * as bc from "../families/business-central";
import { entraAccount, microsoftConnector } from "../families/microsoft";
import { entraMachines } from "../families/microsoft-certificate";
import { text } from "../kit";
import { accountSteps, applicationSteps } from "./guide";

const companyId = text({
  label: "Company ID",
  help: "A GUID, not the name. It is the field Id in the page inspection of Companies.",
  example: "a1b2c3d4-1111-2222-3333-444455556666",
  pattern: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
  message: "A company ID is a GUID, as in a1b2c3d4-1111-2222-3333-444455556666.",
});

const base = `${bc.server}/v2.0/{tenant}/{environment}/api/v2.0/companies({companyId})`;

const way = {
  fields: { environment: bc.environment, companyId },
  scopes: { wanted: "", always: [bc.scope] },
  origins: [bc.server],
  baseUrl: base,
  judge: bc.judge,
};

const label = ["{/displayName} in {environment}", "{/name} in {environment}"];

export default microsoftConnector({
  id: "business-central",
  name: "Dynamics 365 Business Central",
  aliases: ["bc", "nav", "navision", "erp", "dynamics"],
  category: "erp",
  docs: "https://learn.microsoft.com/dynamics365/business-central/dev-itpro/webservices/api-overview",
  tile: { initials: "Bc", hue: 188 },
  popular: true,
  schemes: [
    entraAccount({
      ...way,
      tenant: bc.tenant,
      probe: { url: base, identity: ["{facts.person} in {/id}", "/id"], label },
      guide: accountSteps,
    }),
    ...entraMachines({
      ...way,
      probe: { url: base, identity: "{clientId} in {/id}", label },
      guide: applicationSteps,
    }),
  ],
});
