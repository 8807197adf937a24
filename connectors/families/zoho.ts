import {
  type Connector,
  choice,
  defineConnector,
  type Fact,
  type GuideStep,
  type HttpProbe,
  type HttpScheme,
  type JudgeRule,
  type OAuthScope,
} from "../kit";
import { clientId, clientSecret, type Preset, presetText, redirectAt, scopesField } from "./oauth-client";

/**
 * Zoho keeps every account in one data centre and says in its answers which. Codes and refresh tokens go to the accounts
 * server of the answer, requests to the API domain of the answer; both are held to Zoho's own hosts.
 */

const domains = "zoho\\.(com|eu|in|com\\.au|jp|sa|uk|ae|com\\.cn)|zohocloud\\.ca";

const dataCentre = choice({
  label: "Data centre",
  group: "connection",
  help: "Where the account lives: the ending of the address when you use Zoho in a browser.",
  default: "zoho.com",
  choices: [
    { value: "zoho.com", label: "United States (zoho.com)" },
    { value: "zoho.eu", label: "Europe (zoho.eu)" },
    { value: "zoho.in", label: "India (zoho.in)" },
    { value: "zoho.com.au", label: "Australia (zoho.com.au)" },
    { value: "zoho.jp", label: "Japan (zoho.jp)" },
    { value: "zohocloud.ca", label: "Canada (zohocloud.ca)" },
    { value: "zoho.sa", label: "Saudi Arabia (zoho.sa)" },
    { value: "zoho.uk", label: "United Kingdom (zoho.uk)" },
    { value: "zoho.ae", label: "United Arab Emirates (zoho.ae)" },
    { value: "zoho.com.cn", label: "China (zoho.com.cn)" },
  ],
});

export type ZohoProduct = Pick<Connector, "id" | "name" | "aliases" | "category" | "docs" | "tile" | "popular"> & {
  scopes: readonly OAuthScope[];
  presets: readonly Preset[];
  /** Where the scopes of this product are listed. */
  scopesUrl: string;
  origins: readonly string[];
  baseUrl: string;
  headers?: Readonly<Record<string, string>>;
  facts?: Readonly<Record<string, Fact>>;
  probe: HttpProbe;
  judge?: readonly JudgeRule[];
  notes?: readonly string[];
};

const wrongPlace: JudgeRule = {
  status: 401,
  then: {
    outcome: "rejected",
    reason: "invalid_credentials",
    hint: "The sign-in ended, or a scope is missing, or the account lives in another data centre.",
  },
};

/** Some of Zoho's products say with a 401 that a scope is missing. */
const scopeMismatch: JudgeRule = {
  status: 401,
  text: "OAUTH_SCOPE_MISMATCH|SCOPE_MISMATCH",
  then: {
    outcome: "limited",
    reason: "insufficient_scope",
    missing: ["the scope that the check uses"],
    hint: "Zoho let it in, but the scope for reading who it is was not asked for.",
  },
};

const tokenJudge: readonly JudgeRule[] = [
  {
    at: "/error",
    is: ["invalid_client_secret", "invalid_client"],
    then: {
      outcome: "rejected",
      reason: "invalid_client",
      hint: "Each data centre has a client secret of its own, unless the client uses the same one for all.",
    },
  },
  {
    at: "/error",
    is: "invalid_code",
    then: {
      outcome: "rejected",
      reason: "revoked",
      hint: "The sign-in is not valid any more. Zoho keeps 20 for a person and a client: the next one ends the oldest.",
    },
  },
  { text: "too many requests", then: { outcome: "inconclusive", reason: "rate_limited" } },
];

export function zohoProduct(product: ZohoProduct): Connector {
  const { id, name, aliases = [], category, docs, tile, popular = false } = product;
  const base = { id, name, aliases: ["zoho", ...aliases], category, docs, tile, popular };
  return defineConnector({ ...base, schemes: [zohoSignIn(product)] });
}

function zohoSignIn(product: ZohoProduct): HttpScheme {
  const { scopes, presets, origins, baseUrl, headers = {}, facts = {}, probe, judge = [] } = product;
  return {
    id: "oauth",
    type: "oauth2",
    title: "OAuth 2.0",
    recommended: true,
    fields: {
      dataCentre,
      clientId: clientId({
        example: "1000.GMB0YULZHJK411248S8I5GZ4CHUEX0",
        pattern: "^1000\\.[A-Z0-9]+$",
        message: "A client ID of Zoho begins with 1000. and goes on with capitals and digits.",
      }),
      clientSecret: clientSecret({ help: "Of the data centre where the account lives." }),
      scopes: {
        ...scopesField({
          default: presetText(presets, ","),
          help: "What people are asked to allow, separated by commas.",
        }),
        pattern: "^[^\\s,]+([\\s,]+[^\\s,]+)*$",
        message: "Separate scopes by commas.",
      },
    },
    origins,
    baseUrl,
    authenticate: { header: { ...headers, authorization: "Zoho-oauthtoken {oauth.accessToken}" } },
    oauth2: {
      grant: "authorization_code",
      endpoints: {
        authorize: "https://accounts.{dataCentre}/oauth/v2/auth",
        token: "{+facts.accountsServer}/oauth/v2/token",
        revoke: "{+facts.accountsServer}/oauth/v2/token/revoke",
      },
      client: { id: "{clientId}", secret: "{clientSecret}", authentication: "post", fields: ["dataCentre"] },
      pkce: false,
      scopes: { wanted: "{scopes}", separator: ",", available: scopes, presets },
      token: { life: 3600, judge: tokenJudge },
      offline: { parameters: { access_type: "offline", prompt: "consent" } },
      refresh: { rotation: "never" },
      facts: {
        accountsServer: { from: "callback", name: "accounts-server", pattern: `https://accounts\\.(${domains})` },
        apiDomain: {
          from: "token",
          at: "/api_domain",
          pattern: "https://(www|sandbox|developer)\\.zohoapis\\.(com|eu|in|com\\.au|jp|ca|sa|uk|ae|com\\.cn)",
          optional: true,
        },
        ...facts,
      },
    },
    probe,
    judge: [...judge, scopeMismatch, wrongPlace],
    guide: {
      intro: `You need a person in ${product.name} whose rights the connection gets.`,
      steps: [
        {
          text: "Look at the address of Zoho in your browser and choose its ending as **Data centre**.",
          fills: ["dataCentre"],
          url: "https://www.zoho.com/accounts/protocol/oauth/multi-dc.html",
        },
        redirectAt(
          "Open Zoho's API console, add a client of the type **Server-based Applications**, and under **Authorized Redirect URIs**",
          "https://api-console.zoho.com",
        ),
        {
          text: "Copy **Client ID** and **Client Secret**. If the account lives in another data centre than the console, switch that one on under **Settings** and take its secret.",
          fills: ["clientId", "clientSecret"],
        },
        scopeStep(product),
      ],
      notes: [
        "Zoho keeps 20 sign-ins for a person and a client: one more silently ends the oldest. Connect once and share it here.",
        "At most ten new access tokens in ten minutes are given for one sign-in.",
        ...(product.notes ?? []),
      ],
    },
  };
}

function scopeStep({ scopesUrl }: ZohoProduct): GuideStep {
  return { text: "List the **Scopes** that you use.", fills: ["scopes"], url: scopesUrl };
}

/** Books, Inventory and their sisters keep everything in organisations, and want to be told which. */
export function financeProduct(
  origin: string,
  path: string,
): Pick<ZohoProduct, "origins" | "baseUrl" | "facts" | "probe" | "notes"> {
  const baseUrl = `${origin}${path}`;
  return {
    origins: [origin],
    baseUrl,
    facts: {
      organization: {
        from: "request",
        request: { url: `${baseUrl}/organizations` },
        list: "/organizations",
        at: "/organization_id",
        label: "/name",
        title: "organisation",
        pattern: "\\d{1,30}",
      },
    },
    probe: {
      url: `${baseUrl}/organizations/{facts.organization}`,
      identity: "/organization/organization_id",
      label: "/organization/name",
    },
    notes: ["Every request needs `organization_id` in its address; the number is shown with the connection."],
  };
}
