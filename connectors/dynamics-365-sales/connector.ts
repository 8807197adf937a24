import { dataverseApplication } from "../families/dataverse";

export default dataverseApplication({
  id: "dynamics-365-sales",
  name: "Dynamics 365 Sales",
  aliases: ["crm", "dynamics crm", "dataverse", "power apps"],
  category: "crm",
  docs: "https://learn.microsoft.com/power-apps/developer/data-platform/authenticate-oauth",
  tile: { initials: "Ds", hue: 230 },
  popular: true,
});
