import { type JudgeRule, text } from "../kit";
import { oneTenant } from "./microsoft";

/** Business Central's two web services stand at the same address and differ in how they name a company. */

export const server = "https://api.businesscentral.dynamics.com" as const;

export const tenant = {
  ...oneTenant,
  help: "Tenant ID in the Entra admin centre, under Overview. It is part of the address.",
};

export const environment = text({
  label: "Environment",
  help: "As it is called in the Business Central admin centre; a sandbox has another name.",
  example: "Production",
  default: "Production",
  pattern: "^[A-Za-z0-9][A-Za-z0-9 _-]*$",
  message: "Use the name of the environment, such as Production.",
  maxLength: 60,
});

export const scope = `${server}/.default` as const;

export const judge: readonly JudgeRule[] = [
  {
    status: 401,
    at: "/error/code",
    is: "Authentication_InvalidCredentials",
    then: {
      outcome: "rejected",
      reason: "invalid_credentials",
      hint: "Entra let it in, Business Central did not: the user has no licence there, or the application is not on the page Microsoft Entra Applications.",
    },
  },
  {
    status: 404,
    then: {
      outcome: "rejected",
      reason: "misconfigured",
      field: "environment",
      hint: "There is no such company or environment. Both names have to be exact.",
    },
  },
];

export const delegated =
  "**Dynamics 365 Business Central → Delegated permissions**: `Financials.ReadWrite.All` and `user_impersonation`";
export const asApplication = "**Dynamics 365 Business Central → Application permissions**: `API.ReadWrite.All`";

export const applicationStep = {
  text: "In Business Central open the page **Microsoft Entra Applications**, add the client ID, set it to **Enabled** and give it permission sets.",
  url: "https://learn.microsoft.com/dynamics365/business-central/dev-itpro/administration/automation-apis-using-s2s-authentication",
};
