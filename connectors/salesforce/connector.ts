import { all, clientId, clientSecret, little, much, presetText, scopesField } from "../families/oauth-client";
import { choice, defineConnector, host, type JudgeRule, scheme, secretText, text } from "../kit";
import { applicationGuide, oauthGuide, signedGuide } from "./guide";

/** Salesforce keeps a version for years; this is the one place to change it. */
const version = "v62.0" as const;

const consumer = {
  clientId: clientId({ help: "Called consumer key there." }),
  clientSecret: clientSecret({ help: "Called consumer secret there." }),
};

const myDomain = text({
  label: "My Domain",
  help: "The beginning of your address at my.salesforce.com; a sandbox has --name.sandbox in it.",
  example: "acme",
  prefix: "https://",
  suffix: ".my.salesforce.com",
  pattern: "^[a-z0-9][a-z0-9-]*(\\.(sandbox|develop|scratch|trailblaze|demo|patch))?$",
  message: "Enter only what stands before .my.salesforce.com, as in acme or acme--test.sandbox.",
  maxLength: 120,
  paste: [
    { kind: "strip", pattern: "^https?://" },
    { kind: "strip", pattern: "[/?#].*$" },
    { kind: "strip", pattern: "\\.(my\\.salesforce|lightning\\.force|my\\.salesforce-setup)\\.com$" },
  ],
});

const scopes = [
  much("api", "Use the APIs with the person's rights"),
  little("id", "See who signed in"),
  little("profile", "See the profile of who signed in"),
  all("full", "Everything that the person may"),
  much("web", "Open Salesforce in a browser"),
  much("chatter_api", "Use Chatter"),
  much("wave_api", "Use CRM Analytics"),
  much("cdp_query_api", "Query Data Cloud"),
];
const presets = [
  { title: "Read and write by API", scopes: ["api", "id"] },
  { title: "Everything", scopes: ["full"] },
];

const who = {
  identity: "{/user_id} in {/organization_id}",
  label: ["/preferred_username", "/email", "/name"],
} as const;

const judge: readonly JudgeRule[] = [
  {
    status: [401, 403],
    text: "Bad_OAuth_Token|Missing_OAuth_Token|Wrong_Org|INVALID_SESSION_ID",
    then: { outcome: "rejected", reason: "invalid_credentials" },
  },
  {
    status: 403,
    text: "REQUEST_LIMIT_EXCEEDED",
    then: {
      outcome: "limited",
      reason: "not_permitted",
      missing: ["requests left today"],
      hint: "Salesforce let it in, but the organisation has used up its requests for these 24 hours.",
    },
  },
  {
    status: 403,
    text: "API_DISABLED_FOR_ORG|API_CURRENTLY_DISABLED",
    then: {
      outcome: "limited",
      reason: "not_permitted",
      missing: ["the permission API Enabled"],
      hint: "Salesforce let it in, but the edition or the profile of the user does not include the API.",
    },
  },
];

const tokenJudge: readonly JudgeRule[] = [
  {
    text: "inactive user",
    then: { outcome: "rejected", reason: "account_locked", hint: "The user is not active in Salesforce." },
  },
  {
    text: "ip restricted",
    then: {
      outcome: "rejected",
      reason: "misconfigured",
      hint: "The app lets in only certain addresses. Relax its IP restrictions, or add the address of this server.",
    },
  },
  {
    text: "user hasn'?t approved this consumer",
    then: {
      outcome: "rejected",
      reason: "misconfigured",
      hint: "The user is not let in yet: set the app to “Admin approved users are pre-authorized” and add their profile or permission set.",
    },
  },
];

export default defineConnector({
  id: "salesforce",
  name: "Salesforce",
  aliases: ["crm", "sfdc", "sales cloud", "service cloud", "leads"],
  category: "crm",
  docs: "https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_flows.htm",
  tile: { initials: "Sf", hue: 200 },
  popular: true,
  schemes: [
    scheme({
      id: "oauth",
      type: "oauth2",
      title: "OAuth 2.0",
      when: "A person signs in; everything happens with their rights.",
      recommended: true,
      fields: {
        loginHost: host({
          label: "Sign-in host",
          help: "login.salesforce.com, for a sandbox test.salesforce.com, or your own My Domain.",
          example: "acme.my.salesforce.com",
          default: "login.salesforce.com",
          prefix: "https://",
          pattern: "^((login|test)\\.salesforce\\.com|[a-z0-9-]+(\\.[a-z0-9-]+)?\\.my\\.(salesforce|site)\\.com)$",
          message:
            "Enter login.salesforce.com, test.salesforce.com or a host that ends with .my.salesforce.com, not lightning.force.com.",
          paste: [{ kind: "url", into: { loginHost: "hostname" } }],
        }),
        ...consumer,
        scopes: scopesField({ default: presetText(presets) }),
      },
      origins: ["{+facts.instanceUrl}"],
      baseUrl: `{+facts.instanceUrl}/services/data/${version}`,
      authenticate: { header: { authorization: "Bearer {oauth.accessToken}" } },
      oauth2: {
        grant: "authorization_code",
        endpoints: {
          authorize: "https://{loginHost}/services/oauth2/authorize",
          token: "https://{loginHost}/services/oauth2/token",
          revoke: "https://{loginHost}/services/oauth2/revoke",
        },
        client: { id: "{clientId}", secret: "{clientSecret}", authentication: "post", fields: ["loginHost"] },
        scopes: { wanted: "{scopes}", available: scopes, presets },
        // The answer names no end: it follows the time-out of sessions in the organisation, two hours unless changed.
        token: { life: 7200, judge: tokenJudge },
        offline: { scope: "refresh_token" },
        refresh: { rotation: "sometimes" },
        facts: {
          instanceUrl: {
            from: "token",
            at: "/instance_url",
            pattern: "https://[a-z0-9-]+(\\.[a-z0-9-]+)*\\.(salesforce|force|cloudforce)\\.com",
          },
        },
      },
      probe: { url: "{+facts.instanceUrl}/services/oauth2/userinfo", ...who },
      judge,
      guide: oauthGuide,
    }),
    scheme({
      id: "signed",
      type: "oauth2",
      title: "Signed request (JWT bearer)",
      when: "A machine acts for one user; an administrator let the app in before.",
      fields: {
        myDomain,
        clientId: consumer.clientId,
        username: text({
          label: "User name",
          help: "Whom it acts for. A user name of Salesforce looks like an e-mail address.",
          example: "integration@acme.example",
        }),
        privateKey: secretText({
          label: "Private key",
          help: "Belongs to the certificate that was uploaded to the app. PEM.",
          example: "-----BEGIN PRIVATE KEY-----",
          pattern: "-----BEGIN (RSA )?PRIVATE KEY-----",
          message: "This is not a private key in PEM form.",
        }),
        audience: choice({
          label: "Environment",
          default: "https://login.salesforce.com",
          choices: [
            { value: "https://login.salesforce.com", label: "Production" },
            { value: "https://test.salesforce.com", label: "Sandbox" },
          ],
        }),
      },
      origins: ["https://{myDomain}.my.salesforce.com"],
      baseUrl: `https://{myDomain}.my.salesforce.com/services/data/${version}`,
      authenticate: { header: { authorization: "Bearer {oauth.accessToken}" } },
      oauth2: {
        grant: "jwt-bearer",
        endpoints: { token: "https://{myDomain}.my.salesforce.com/services/oauth2/token" },
        client: { id: "", authentication: "none" },
        assertion: {
          key: "{privateKey}",
          issuer: "{clientId}",
          subject: "{username}",
          audience: "{audience}",
          life: 170,
        },
        token: { life: 7200, judge: tokenJudge },
        offline: "none",
      },
      probe: { url: "https://{myDomain}.my.salesforce.com/services/oauth2/userinfo", ...who },
      judge,
      guide: signedGuide,
    }),
    scheme({
      id: "application",
      type: "oauth2",
      title: "Client credentials",
      when: "The app has a user of its own, chosen in its policies.",
      fields: { myDomain, ...consumer },
      origins: ["https://{myDomain}.my.salesforce.com"],
      baseUrl: `https://{myDomain}.my.salesforce.com/services/data/${version}`,
      authenticate: { header: { authorization: "Bearer {oauth.accessToken}" } },
      oauth2: {
        grant: "client_credentials",
        endpoints: { token: "https://{myDomain}.my.salesforce.com/services/oauth2/token" },
        client: { id: "{clientId}", secret: "{clientSecret}", authentication: "post" },
        token: { life: 7200, judge: tokenJudge },
        offline: "none",
      },
      probe: { url: "https://{myDomain}.my.salesforce.com/services/oauth2/userinfo", ...who },
      judge,
      guide: applicationGuide,
    }),
  ],
});
