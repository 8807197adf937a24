import { applicationStep, asApplication, delegated } from "../families/business-central";
import { accountGuide, applicationGuide } from "../families/microsoft-guide";

const company = [
  {
    text: "In the Business Central admin centre look up the name of the **Environment**.",
    fills: ["environment"],
    url: "https://businesscentral.dynamics.com/admin",
  },
  {
    text: "In Business Central open **Companies** and copy the name as **Company**, letter by letter.",
    fills: ["companyName"],
  },
  {
    text: "On the page **Web Services** publish the pages and queries that should be reached.",
    url: "https://learn.microsoft.com/dynamics365/business-central/dev-itpro/webservices/publish-web-service",
  },
];

const notes = ["The check asks for the company alone. It does not say which pages are published."];

export const accountSteps = accountGuide({ permissions: delegated, more: company, notes });

export const applicationSteps = applicationGuide({
  permissions: asApplication,
  more: [applicationStep, ...company],
  notes,
});
