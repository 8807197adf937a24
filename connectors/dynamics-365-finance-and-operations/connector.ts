import { entraAccount, microsoftConnector, oneTenant } from "../families/microsoft";
import { entraMachines } from "../families/microsoft-certificate";
import { choice, type JudgeRule, type PasteRule, text } from "../kit";
import { accountSteps, applicationSteps } from "./guide";

const cloud = "operations.dynamics.com";
const oneBox = "cloud.onebox.dynamics.com";

const paste: readonly PasteRule[] = [
  { kind: "strip", pattern: "^https?://" },
  { kind: "strip", pattern: "[/?#].*$" },
  { kind: "strip", pattern: "\\.(operations|cloud\\.onebox)\\.dynamics\\.com$" },
];

const name = {
  prefix: "https://",
  pattern: "^[A-Za-z0-9-]+(\\.sandbox)?$",
  message: "Enter only the middle of the address: letters, digits and dashes.",
  maxLength: 80,
  paste,
};

const fields = {
  hosting: choice({
    label: "Environment type",
    group: "connection",
    default: cloud,
    choices: [
      { value: cloud, label: "Production or sandbox" },
      { value: oneBox, label: "OneBox (developer machine)" },
    ],
  }),
  environment: text({
    ...name,
    label: "Environment",
    help: "The beginning of its address.",
    example: "testenv",
    suffix: `.${cloud}`,
    shownWhen: { field: "hosting", is: [cloud] },
  }),
  machine: text({
    ...name,
    label: "Machine",
    help: "The beginning of the address of the developer machine.",
    example: "usnconeboxax1aos",
    suffix: `.${oneBox}`,
    shownWhen: { field: "hosting", is: [oneBox] },
  }),
};

/** Only one of the two names is ever there. */
const origin = "https://{environment}{machine}.{hosting}";

const judge: readonly JudgeRule[] = [
  {
    status: 401,
    then: {
      outcome: "rejected",
      reason: "invalid_credentials",
      hint: "Entra let it in, the environment did not: the application is not on its page Microsoft Entra applications, or the token is for another environment.",
    },
  },
  {
    status: 403,
    then: {
      outcome: "limited",
      reason: "not_permitted",
      missing: ["a user in this environment"],
      hint: "Entra let it in. In the environment the user is unknown, or may not read legal entities, which is what the check does.",
    },
  },
];

const way = {
  fields,
  scopes: { wanted: `${origin}/.default` },
  origins: [origin],
  baseUrl: `${origin}/data`,
  judge,
};

const url = `${origin}/data/LegalEntities?$top=1&$select=LegalEntityId`;
const label = ["{environment}.operations.dynamics.com", "{machine}.cloud.onebox.dynamics.com"];

export default microsoftConnector({
  id: "dynamics-365-finance-and-operations",
  name: "Dynamics 365 Finance and Operations",
  aliases: ["finance", "supply chain", "ax", "axapta", "erp", "d365fo"],
  category: "erp",
  docs: "https://learn.microsoft.com/dynamics365/fin-ops-core/dev-itpro/data-entities/odata",
  tile: { initials: "Fo", hue: 200 },
  schemes: [
    entraAccount({
      ...way,
      tenant: oneTenant,
      probe: {
        url,
        identity: ["{facts.person} at {environment}", "{facts.person} at {machine}", "{environment}", "{machine}"],
        label,
      },
      guide: accountSteps,
    }),
    ...entraMachines({
      ...way,
      probe: { url, identity: ["{clientId} at {environment}", "{clientId} at {machine}"], label },
      guide: applicationSteps,
    }),
  ],
});
