import type { Fields, Guide, HttpProbe, HttpScheme, JudgeRule, OAuth2, OAuthScope } from "../kit";
import { clientId, clientSecret, type Preset, presetText, scopesField } from "./oauth-client";

/**
 * An application that people let in to what a key opens as well: the same hosts and the same question who we are. Only
 * how the access is got differs, so a way in by OAuth is told as what differs from the one by key.
 */
export type OAuthApp = {
  title?: string;
  when?: string;
  recommended?: boolean;
  /** In front of client ID and secret. */
  fields?: Fields;
  /** Behind them. */
  settings?: Fields;
  clientIdHelp?: string;
  clientSecretHelp?: string;
  scopes?: readonly OAuthScope[];
  presets?: readonly Preset[];
  scopesHelp?: string;
  origins?: readonly string[];
  baseUrl?: string;
  header?: Readonly<Record<string, string>>;
  probe?: HttpProbe;
  judge?: readonly JudgeRule[];
  guide: Guide;
  oauth2: Omit<OAuth2, "grant" | "client"> & {
    grant?: OAuth2["grant"];
    client?: Partial<OAuth2["client"]>;
  };
};

export function oauthLike(like: HttpScheme, app: OAuthApp): HttpScheme {
  const { id: _, type: __, recommended: ___, ...rest } = like;
  return { ...rest, ...oauthApp({ origins: like.origins, baseUrl: like.baseUrl, probe: like.probe, ...app }, like) };
}

/** Fields of another way in that this one needs as well. */
export function taken(like: HttpScheme, ...keys: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(like.fields).filter(([key]) => keys.includes(key)));
}

export function oauthApp(
  app: OAuthApp & { origins: readonly string[]; baseUrl: string; probe: HttpProbe },
  like?: HttpScheme,
): HttpScheme {
  const { scopes, presets, fields, settings, oauth2, recommended } = app;
  const judge = app.judge ?? like?.judge;
  return {
    id: "oauth",
    type: "oauth2",
    title: app.title ?? "OAuth 2.0",
    when: app.when ?? "People let in an app of your own.",
    ...(recommended ? { recommended } : {}),
    fields: {
      ...fields,
      clientId: clientId(app.clientIdHelp ? { help: app.clientIdHelp } : {}),
      clientSecret: clientSecret(app.clientSecretHelp ? { help: app.clientSecretHelp } : {}),
      ...(presets ? { scopes: scopesField(scopesText(presets, app)) } : {}),
      ...settings,
    },
    origins: app.origins,
    baseUrl: app.baseUrl,
    authenticate: { header: app.header ?? { authorization: "Bearer {oauth.accessToken}" } },
    oauth2: {
      grant: "authorization_code",
      ...oauth2,
      ...(presets ? { scopes: { wanted: "{scopes}", ...oauth2.scopes, available: scopes ?? [], presets } } : {}),
      client: { id: "{clientId}", secret: "{clientSecret}", authentication: "post", ...oauth2.client },
    },
    probe: app.probe,
    ...(judge ? { judge } : {}),
    guide: app.guide,
  };
}

function scopesText(presets: readonly Preset[], { scopesHelp, oauth2 }: OAuthApp) {
  const text = {
    default: presetText(presets, oauth2.scopes?.separator ?? " "),
    ...(scopesHelp ? { help: scopesHelp } : {}),
  };
  if (oauth2.scopes?.separator !== ",") return text;
  return { ...text, pattern: "^[^\\s,]+([\\s,]+[^\\s,]+)*$", message: "Separate scopes by commas or blanks." };
}
