import { entraAccount, microsoftConnector } from "../families/microsoft";
import { entraMachines } from "../families/microsoft-certificate";
import { little, much, presetText, scopesField } from "../families/oauth-client";
import { accountSteps, applicationSteps } from "./guide";

const at = "https://analysis.windows.net/powerbi/api";
const origin = "https://api.powerbi.com";
const url = `${origin}/v1.0/myorg/groups?$top=1`;

const presets = [
  {
    title: "Read and refresh",
    scopes: [`${at}/Workspace.Read.All`, `${at}/Dataset.ReadWrite.All`, `${at}/Report.Read.All`],
  },
  { title: "Read only", scopes: [`${at}/Workspace.Read.All`, `${at}/Dataset.Read.All`, `${at}/Report.Read.All`] },
];

export default microsoftConnector({
  id: "power-bi",
  name: "Microsoft Power BI",
  aliases: ["reports", "dashboards", "datasets", "fabric"],
  category: "analytics",
  docs: "https://learn.microsoft.com/rest/api/power-bi/",
  tile: { initials: "Pb", hue: 48 },
  schemes: [
    entraAccount({
      settings: { scopes: scopesField({ default: presetText(presets) }) },
      scopes: {
        wanted: "{scopes}",
        available: [
          little(`${at}/Workspace.Read.All`, "See workspaces"),
          little(`${at}/Dataset.Read.All`, "Read semantic models"),
          much(`${at}/Dataset.ReadWrite.All`, "Change and refresh semantic models"),
          little(`${at}/Report.Read.All`, "Read reports"),
          much(`${at}/Report.ReadWrite.All`, "Change reports"),
          little(`${at}/Dashboard.Read.All`, "Read dashboards"),
        ],
        presets,
      },
      origins: [origin],
      baseUrl: `${origin}/v1.0/myorg`,
      probe: { url, identity: "{facts.person}", label: ["{facts.userName}", "{facts.person}"] },
      guide: accountSteps,
    }),
    ...entraMachines({
      scopes: { wanted: "", always: [`${at}/.default`] },
      origins: [origin],
      baseUrl: `${origin}/v1.0/myorg`,
      probe: { url, identity: "{clientId} in {tenant}", label: "{clientId} in {tenant}" },
      guide: applicationSteps,
    }),
  ],
});
