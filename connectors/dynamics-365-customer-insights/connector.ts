import { dataverseApplication } from "../families/dataverse";

export default dataverseApplication({
  id: "dynamics-365-customer-insights",
  name: "Dynamics 365 Customer Insights - Journeys",
  aliases: ["dynamics marketing", "journeys", "dataverse"],
  category: "marketing",
  docs: "https://learn.microsoft.com/power-apps/developer/data-platform/authenticate-oauth",
  tile: { initials: "Ci", hue: 265 },
});
