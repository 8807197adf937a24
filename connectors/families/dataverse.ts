import { type Connector, type JudgeRule, url } from "../kit";
import { entraAccount, microsoftConnector } from "./microsoft";
import { entraMachines } from "./microsoft-certificate";
import { accountGuide, applicationGuide } from "./microsoft-guide";

/** Applications that keep their data in Dataverse: the organisation's own address is also what a token is for. */

const environmentUrl = url({
  label: "Environment URL",
  help: "As in the browser, without what follows the host. The number after crm is the region.",
  example: "https://acme.crm4.dynamics.com",
  pattern:
    "^https://[a-z0-9-]+\\.((api\\.)?crm\\d{0,2}\\.dynamics\\.(com|cn)|crm\\.(microsoftdynamics|appsplatform)\\.us)$",
  message: "Enter the address of the environment alone, as in https://acme.crm4.dynamics.com.",
  paste: [{ kind: "url", into: { environmentUrl: "origin" } }],
});

const judge: readonly JudgeRule[] = [
  {
    status: 401,
    then: {
      outcome: "rejected",
      reason: "invalid_credentials",
      field: "environmentUrl",
      hint: "The token is not for this environment, or it has ended. Compare the address with the one in the Power Platform admin centre.",
    },
  },
  {
    status: 403,
    then: {
      outcome: "limited",
      reason: "not_permitted",
      missing: ["a security role in this environment"],
      hint: "Entra let it in. In the environment the user has no licence or role, or the application is no application user.",
    },
  },
];

const way = {
  fields: { environmentUrl },
  scopes: { wanted: "{+environmentUrl}/.default" },
  origins: ["{+environmentUrl}"],
  baseUrl: "{+environmentUrl}/api/data/v9.2",
  headers: { "odata-version": "4.0", "odata-maxversion": "4.0" },
  judge,
};

const probeUrl = "{+environmentUrl}/api/data/v9.2/WhoAmI";

const environment = {
  text: "In the Power Platform admin centre open **Environments**, choose yours and copy its **Environment URL**.",
  fills: ["environmentUrl"],
  url: "https://admin.powerplatform.microsoft.com/environments",
};

type Application = Pick<Connector, "id" | "name" | "aliases" | "category" | "docs" | "tile" | "popular">;

export function dataverseApplication(application: Application): Connector {
  return microsoftConnector({
    ...application,
    schemes: [
      entraAccount({
        ...way,
        probe: {
          url: probeUrl,
          identity: "{/UserId} in {/OrganizationId}",
          label: ["{facts.userName} at {environmentUrl}", "{environmentUrl}"],
        },
        guide: accountGuide({
          permissions: "**Dynamics CRM → Delegated permissions**: `user_impersonation`",
          more: [environment],
        }),
      }),
      ...entraMachines({
        ...way,
        probe: { url: probeUrl, identity: "{/UserId} in {/OrganizationId}", label: "{environmentUrl}" },
        guide: applicationGuide({
          permissions: "nothing: the application gets its rights in the environment",
          more: [
            environment,
            {
              text: "There open **Settings → Users + permissions → Application users**, add the application and give it a security role.",
              url: "https://learn.microsoft.com/power-platform/admin/manage-application-users",
            },
          ],
        }),
      }),
    ],
  });
}
