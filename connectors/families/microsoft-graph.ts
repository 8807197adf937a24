import type { Connector, JudgeRule, OAuthScope } from "../kit";
import { type EntraWay, entraAccount, microsoftConnector } from "./microsoft";
import { entraMachines } from "./microsoft-certificate";
import { accountGuide, applicationGuide } from "./microsoft-guide";
import { type Preset, presetText, scopesField } from "./oauth-client";

/** Microsoft Graph: one API for mail, files, chats and people. What it may do is said by its scopes. */

export const graph = {
  origins: ["https://graph.microsoft.com"],
  baseUrl: "https://graph.microsoft.com/v1.0",
} as const;

const myself = {
  url: "https://graph.microsoft.com/v1.0/me?$select=id,displayName,userPrincipalName,mail",
  identity: "/id",
  label: ["/mail", "/userPrincipalName", "/displayName"],
} as const;

const organisation: EntraWay["probe"] = {
  url: "https://graph.microsoft.com/v1.0/organization?$select=id,displayName",
  identity: "{clientId} in {tenant}",
  label: ["{/value/0/displayName}", "{tenant}"],
};

const mayNotRead: JudgeRule = {
  status: 403,
  at: "/error/code",
  is: "Authorization_RequestDenied",
  then: {
    outcome: "limited",
    reason: "not_permitted",
    missing: ["Organization.Read.All"],
    hint: "Entra let the application in. The check reads the name of the organisation, which it may not; whether it may do its work is not known from that.",
  },
};

type GraphApplication = Pick<Connector, "id" | "name" | "aliases" | "category" | "docs" | "tile" | "popular"> & {
  scopes: readonly OAuthScope[];
  presets: readonly Preset[];
  /** Permissions of the kind “Application”, as a part of a sentence; without it there is no such way in. */
  application?: string;
  notes?: readonly string[];
  applicationNotes?: readonly string[];
};

export function graphApplication(definition: GraphApplication): Connector {
  const { scopes, presets, application, notes, applicationNotes, ...rest } = definition;
  const account = entraAccount({
    ...graph,
    settings: {
      scopes: scopesField({
        default: presetText(presets),
        help: "What the person is asked to allow, separated by blanks.",
      }),
    },
    scopes: { wanted: "{scopes}", available: scopes, presets, always: ["User.Read"] },
    probe: myself,
    guide: accountGuide({
      permissions: "**Microsoft Graph → Delegated permissions**: `User.Read` and those listed under **Scopes** here",
      more: [
        {
          text: "List the same under **Scopes**.",
          fills: ["scopes"],
          url: "https://learn.microsoft.com/graph/permissions-overview",
        },
      ],
      ...(notes ? { notes } : {}),
    }),
  });
  if (application === undefined) return microsoftConnector({ ...rest, schemes: [account] });
  const machines = entraMachines({
    ...graph,
    scopes: { wanted: "", always: ["https://graph.microsoft.com/.default"] },
    probe: organisation,
    judge: [mayNotRead],
    guide: applicationGuide({
      permissions: `**Microsoft Graph → Application permissions**: ${application}. With \`Organization.Read.All\` the check can show the organisation's name`,
      ...(applicationNotes ? { notes: applicationNotes } : {}),
    }),
  });
  return microsoftConnector({ ...rest, schemes: [account, ...machines] });
}
