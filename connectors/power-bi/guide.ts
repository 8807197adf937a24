import { accountGuide, applicationGuide } from "../families/microsoft-guide";

export const accountSteps = accountGuide({
  permissions: "**Power BI Service → Delegated permissions**: those listed under **Scopes** here",
  more: [
    {
      text: "List the same under **Scopes**. With `Workspace.Read.All` the check can ask.",
      fills: ["scopes"],
      url: "https://learn.microsoft.com/rest/api/power-bi/groups/get-groups",
    },
  ],
});

export const applicationSteps = applicationGuide({
  permissions: "nothing: Power BI has rights of its own",
  more: [
    {
      text: "In the Power BI admin portal allow service principals to use the APIs, then add the application to each workspace.",
      url: "https://learn.microsoft.com/power-bi/developer/embedded/embed-service-principal",
    },
  ],
  notes: ["Where Power BI does not allow applications, the check answers 401 although Entra gave a token."],
});
