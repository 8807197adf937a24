import { applicationStep, asApplication, delegated } from "../families/business-central";
import { accountGuide, applicationGuide } from "../families/microsoft-guide";

const company = [
  {
    text: "In the Business Central admin centre look up the name of the **Environment**.",
    fills: ["environment"],
    url: "https://businesscentral.dynamics.com/admin",
  },
  {
    text: "In Business Central open **Companies**, press Ctrl+Alt+F1 on the company and copy the field **Id** as **Company ID**.",
    fills: ["companyId"],
    url: "https://learn.microsoft.com/dynamics365/business-central/across-inspect-page",
  },
];

export const accountSteps = accountGuide({ permissions: delegated, more: company });

export const applicationSteps = applicationGuide({
  permissions: asApplication,
  more: [applicationStep, ...company],
  notes: ["Without the entry in Business Central itself the answer is 401, although Entra gave a token."],
});
