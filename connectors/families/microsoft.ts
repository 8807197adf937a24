import {
  type Connector,
  defineConnector,
  type Fields,
  type Guide,
  type HttpProbe,
  type HttpScheme,
  type JudgeRule,
  type ScopeRule,
  text,
} from "../kit";
import { clientId, clientSecret } from "./oauth-client";

/**
 * Microsoft Entra lets in to Graph, Dynamics, Business Central and Power BI alike: one registration, one token endpoint, the
 * same ways to fail. What differs is whom the token is for, so that stands in the scopes of each.
 */
export type EntraWay = {
  /** Beside tenant and client, in front of them. */
  fields?: Fields;
  /** Behind them, such as the scopes. */
  settings?: Fields;
  scopes: ScopeRule;
  origins: readonly string[];
  baseUrl: string;
  headers?: Readonly<Record<string, string>>;
  probe: HttpProbe;
  judge?: readonly JudgeRule[];
  guide: Guide;
};

const entraClientId = clientId({
  help: "Application (client) ID on the overview of the app registration.",
  example: "11111111-2222-3333-4444-555555555555",
  pattern: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
  message: "The application ID is a GUID, as in 11111111-2222-3333-4444-555555555555.",
});

const entraSecret = clientSecret({
  help: "The secret's value, not its ID. It is shown once and ends after 24 months at most.",
  pattern: "^(?![0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$).+$",
  message: "This is the ID of the secret. Copy the column Value.",
  example: "abc8Q~0123456789abcdefghijklmnopqrstuvwx",
});

const directory = {
  example: "11111111-2222-3333-4444-555555555555",
  message: "Enter the tenant ID (a GUID) or a domain of the tenant, such as acme.onmicrosoft.com.",
  maxLength: 253,
} as const;

export const anyTenant = text({
  ...directory,
  label: "Tenant",
  help: "common lets in accounts of every organisation and personal ones. For an app of one organisation enter its tenant ID.",
  default: "common",
  pattern: "^(common|organizations|consumers|[0-9a-fA-F-]{36}|[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+)$",
});

export const oneTenant = text({
  ...directory,
  label: "Tenant",
  help: "Tenant ID in the Entra admin centre, under Overview.",
  pattern: "^([0-9a-fA-F-]{36}|[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+)$",
});

/** A person signs in. `tenant` is part of the way when the product's own address holds it. */
export const entraAccount = (way: EntraWay & { tenant?: Fields[string]; when?: string }): HttpScheme => ({
  id: "oauth",
  type: "oauth2",
  title: "Microsoft account (OAuth 2.0)",
  when: way.when ?? "A person signs in; everything happens in their name.",
  recommended: true,
  ...filled(way, way.tenant ?? anyTenant),
  oauth2: {
    grant: "authorization_code",
    endpoints: {
      authorize: "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize",
      token: "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",
    },
    client: { id: "{clientId}", secret: "{clientSecret}", authentication: "post", fields: ["tenant"] },
    scopes: { ...way.scopes, always: ["openid", "profile", ...(way.scopes.always ?? [])] },
    authorize: { parameters: { prompt: "select_account" } },
    token: { life: 3600, refreshLife: ninetyDays, judge: entraTokenJudge },
    offline: { scope: "offline_access" },
    // Each refresh brings a new one; the old one works on until its own end.
    refresh: { rotation: "always", grace: ninetyDays, keepAlive: 2_592_000 },
    facts: {
      person: { from: "idToken", at: "/oid", optional: true },
      userName: { from: "idToken", at: "/preferred_username", optional: true },
    },
  },
});

/** A machine signs in for itself, with what an administrator allowed it. */
export const entraApplication = (way: EntraWay & { when?: string }): HttpScheme => ({
  id: "application",
  type: "oauth2",
  title: "Application (client credentials)",
  when: way.when ?? "A machine of its own, without a person. An administrator has to allow it.",
  ...filled(way, oneTenant),
  oauth2: {
    grant: "client_credentials",
    endpoints: { token: "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token" },
    client: { id: "{clientId}", secret: "{clientSecret}", authentication: "post" },
    scopes: way.scopes,
    token: { life: 3600, judge: entraTokenJudge },
    offline: "none",
  },
});

const ninetyDays = 7_776_000;

function filled(way: EntraWay, tenant: Fields[string]) {
  const { fields, settings, origins, baseUrl, headers, probe, judge = [], guide } = way;
  return {
    fields: { ...fields, tenant, clientId: entraClientId, clientSecret: entraSecret, ...settings },
    origins,
    baseUrl,
    authenticate: { header: { ...headers, authorization: "Bearer {oauth.accessToken}" } },
    probe,
    judge,
    guide,
  };
}

/** Microsoft warns that codes may change, so they only add to what the error itself says. */
const entraTokenJudge: readonly JudgeRule[] = [
  {
    text: "AADSTS7000222",
    then: {
      outcome: "rejected",
      reason: "invalid_client",
      hint: "The client secret has ended. Make a new one in Entra.",
    },
  },
  {
    text: "AADSTS7000215",
    then: {
      outcome: "rejected",
      reason: "invalid_client",
      hint: "This client secret is wrong. Copy its value, not its ID.",
    },
  },
  {
    text: "AADSTS(700016|90002|900023)\\b",
    then: {
      outcome: "rejected",
      reason: "misconfigured",
      field: "tenant",
      hint: "There is no such tenant, or the app registration is not in it. Check tenant and client ID.",
    },
  },
  {
    text: "AADSTS(700082|70008|700084)\\b",
    then: { outcome: "rejected", reason: "expired", hint: "Nobody used this sign-in for too long." },
  },
  {
    text: "AADSTS50173",
    then: { outcome: "rejected", reason: "revoked", hint: "The password changed, or somebody ended all sessions." },
  },
  {
    text: "AADSTS(50076|50079|50158|53003|530003|65001)\\b",
    then: {
      outcome: "rejected",
      reason: "expired",
      hint: "Entra wants somebody to sign in again: a second factor, a rule of the organisation or a consent is missing.",
    },
  },
  {
    text: "AADSTS(90033|90014)\\b",
    then: { outcome: "inconclusive", reason: "server_error" },
  },
];

type Application = Pick<
  Connector,
  "id" | "name" | "aliases" | "category" | "docs" | "tile" | "popular" | "deprecations"
>;

export function microsoftConnector(application: Application & { schemes: readonly HttpScheme[] }): Connector {
  return defineConnector({ ...application, aliases: ["microsoft", "office 365", ...(application.aliases ?? [])] });
}
