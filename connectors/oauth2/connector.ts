import { little } from "../families/oauth-client";
import { defineConnector, scheme } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import * as field from "./fields";
import { guideOf, registerWithRedirect, specifications } from "./guide";
import { facts, impersonal, personal } from "./identity";

const { baseUrl, checkPath, issuer, exchangeUrl, scopes, audience, body, account } = field;
const { clientId, clientAuthentication, clientSecret, clientKey, keyId, revocationUrl } = field;
const client = { clientId, clientAuthentication, clientSecret, clientKey, signature: field.signature };

const common = {
  type: "oauth2",
  origins: ["{+baseUrl}"],
  baseUrl: "{+baseUrl}",
  ca: "ca",
  authenticate: { header: { authorization: "Bearer {oauth.accessToken}" } },
} as const;

const clientRule = {
  id: "{clientId}",
  secret: "{clientSecret}",
  authentication: "{clientAuthentication}",
  key: "{clientKey}",
  keyId: "{keyId}",
  algorithm: "{signature}",
} as const;

/** What every OpenID provider knows; all else has its own names at each application. */
const openid = {
  available: [
    little("openid", "Know which account it is"),
    little("profile", "See name and picture"),
    little("email", "See the e-mail address"),
    little("offline_access", "Stay connected when nobody is signed in"),
  ],
  presets: [
    { title: "Who it is", scopes: ["openid", "profile", "email"] },
    { title: "Who it is, lasting", scopes: ["openid", "profile", "email", "offline_access"] },
  ],
} as const;

const clientStep = {
  text: "Copy **client ID** and **client secret** from there, and choose how the client proves itself.",
  fills: ["clientId", "clientAuthentication", "clientSecret", "clientKey"],
};

export default defineConnector({
  id: "oauth2",
  name: "OAuth 2.0 (any application)",
  aliases: ["oauth", "openid connect", "oidc", "client credentials", "device code", "service account", "generic"],
  category: "generic",
  docs: "https://www.rfc-editor.org/rfc/rfc6749",
  tile: { initials: "Oa", hue: 285 },
  popular: true,
  schemes: [
    scheme({
      ...common,
      id: "authorizationCode",
      title: "Sign in with a browser",
      when: "Somebody signs in at the application and agrees. The usual way.",
      recommended: true,
      fields: {
        baseUrl,
        checkPath,
        issuer,
        authorizationUrl: field.authorizationUrl,
        exchangeUrl,
        ...client,
        scopes,
        account,
        audience,
        prompt: field.prompt,
        body,
        keyId,
        revocationUrl,
        ca,
      },
      oauth2: {
        grant: "authorization_code",
        endpoints: {
          issuer: "{+issuer}",
          discover: true,
          authorize: "{+authorizationUrl}",
          token: "{+exchangeUrl}",
          revoke: "{+revocationUrl}",
        },
        client: clientRule,
        scopes: { wanted: "{scopes}", ...openid },
        authorize: { parameters: { audience: "{audience}", prompt: "{prompt}" } },
        token: { body: "{body}" },
        refresh: { rotation: "sometimes" },
        facts,
        ca: "ca",
      },
      probe: personal,
      guide: guideOf(
        specifications.code,
        [
          registerWithRedirect,
          clientStep,
          {
            text: "Enter its **issuer**, or the **authorization URL** and the **token URL**.",
            fills: ["issuer", "authorizationUrl", "exchangeUrl"],
            url: specifications.metadata,
          },
          { text: "List the **scopes** that you need.", fills: ["scopes"] },
        ],
        ["account", "audience", "prompt", "body", "keyId", "signature", "revocationUrl", "ca"],
      ),
    }),
    scheme({
      ...common,
      id: "clientCredentials",
      title: "Client credentials",
      when: "A machine signs in for itself; nobody has to agree.",
      fields: { baseUrl, checkPath, issuer, exchangeUrl, ...client, scopes, account, audience, body, keyId, ca },
      oauth2: {
        grant: "client_credentials",
        endpoints: { issuer: "{+issuer}", discover: true, token: "{+exchangeUrl}" },
        client: clientRule,
        scopes: { wanted: "{scopes}" },
        token: { body: "{body}", parameters: { audience: "{audience}" } },
        offline: "none",
        ca: "ca",
      },
      probe: impersonal,
      guide: guideOf(
        specifications.client,
        [
          { text: "Register a client there that may use **client credentials**, a service or machine application." },
          clientStep,
          { text: "Enter its **issuer** or its **token URL**.", fills: ["issuer", "exchangeUrl"] },
          { text: "List the **scopes** that you need.", fills: ["scopes"] },
        ],
        ["account", "audience", "body", "keyId", "signature", "ca"],
      ),
    }),
    scheme({
      ...common,
      id: "deviceCode",
      title: "Code on another device",
      when: "The application cannot send a browser back here, for example because Keyrack has no public address.",
      fields: {
        baseUrl,
        checkPath,
        issuer,
        deviceUrl: field.deviceUrl,
        exchangeUrl,
        ...client,
        scopes,
        account,
        audience,
        body,
        keyId,
        revocationUrl,
        ca,
      },
      oauth2: {
        grant: "device_code",
        endpoints: {
          issuer: "{+issuer}",
          discover: true,
          device: "{+deviceUrl}",
          token: "{+exchangeUrl}",
          revoke: "{+revocationUrl}",
        },
        client: clientRule,
        scopes: { wanted: "{scopes}", ...openid },
        authorize: { parameters: { audience: "{audience}" } },
        token: { body: "{body}" },
        refresh: { rotation: "sometimes" },
        facts,
        ca: "ca",
      },
      probe: personal,
      guide: guideOf(
        specifications.device,
        [
          { text: "Register a client there that may use the **device code** grant." },
          clientStep,
          {
            text: "Enter its **issuer**, or the **device authorization URL** and the **token URL**.",
            fills: ["issuer", "deviceUrl", "exchangeUrl"],
          },
          { text: "List the **scopes** that you need.", fills: ["scopes"] },
        ],
        ["account", "audience", "body", "keyId", "signature", "revocationUrl", "ca"],
      ),
    }),
    scheme({
      ...common,
      id: "serviceAccount",
      title: "Service account (signed token)",
      when: "The application gave you a private key instead of a secret.",
      fields: {
        baseUrl,
        checkPath,
        exchangeUrl: { ...exchangeUrl, optional: false },
        signingKey: field.signingKey,
        claimIssuer: field.claimIssuer,
        claimSubject: field.claimSubject,
        scopes,
        algorithm: field.algorithm,
        account,
        audience: { ...audience, help: "Who the signed token is for (aud). The token URL unless you say otherwise." },
        keyId,
        ca,
      },
      oauth2: {
        grant: "jwt-bearer",
        endpoints: { token: "{+exchangeUrl}" },
        client: { id: "", authentication: "none" },
        scopes: { wanted: "{scopes}" },
        assertion: {
          key: "{signingKey}",
          keyId: "{keyId}",
          algorithm: "{algorithm}",
          issuer: "{claimIssuer}",
          subject: "{claimSubject}",
          audience: "{audience}",
          life: 300,
        },
        offline: "none",
        ca: "ca",
      },
      probe: impersonal,
      guide: guideOf(
        specifications.assertion,
        [
          { text: "Make a service account there and a **private key** for it.", fills: ["signingKey", "claimIssuer"] },
          { text: "If it should act for a user, enter whom.", fills: ["claimSubject"] },
          { text: "Enter the **token URL** and the **scopes** that you need.", fills: ["exchangeUrl", "scopes"] },
        ],
        ["algorithm", "account", "audience", "keyId", "ca"],
      ),
    }),
  ],
});
