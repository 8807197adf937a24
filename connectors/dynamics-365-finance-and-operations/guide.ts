import { accountGuide, applicationGuide } from "../families/microsoft-guide";

const environment = {
  text: "Open the environment in a browser and paste its address as **Environment**. For a developer machine choose that as **Environment type** first.",
  fills: ["hosting", "environment", "machine"],
  url: "https://learn.microsoft.com/dynamics365/fin-ops-core/dev-itpro/data-entities/services-home-page",
};

const notes = [
  "Newer environments and other regions have addresses with another ending. They are not offered here; the generic OAuth 2.0 connector reaches them.",
];

export const accountSteps = accountGuide({
  permissions:
    "**Dynamics ERP → Delegated permissions**: `AX.FullAccess`, `CustomService.FullAccess` and `Odata.FullAccess`",
  more: [environment],
  notes,
});

export const applicationSteps = applicationGuide({
  permissions: "nothing: the application gets its rights in the environment",
  more: [
    environment,
    {
      text: "In the environment open **System administration → Setup → Microsoft Entra applications**, add the client ID and choose the user it works as.",
      url: "https://learn.microsoft.com/dynamics365/fin-ops-core/dev-itpro/data-entities/services-home-page#register-your-external-application-in-finance-and-operations",
    },
  ],
  notes,
});
