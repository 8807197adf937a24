import { account, anyJudge, baseUrl, checkPath } from "../families/any-api";
import { defineConnector, type JudgeRule, scheme } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import * as field from "./fields";
import { cookieGuide, tokenGuide } from "./guide";

const { loginUrl, username, userPassword: password, sentAs, body, headers, life, logoutUrl } = field;

/** What people get wrong first is the address and the names in the body, and the answer hardly says which. */
const signInRules: readonly JudgeRule[] = [
  {
    status: [404, 405, 410],
    then: {
      outcome: "inconclusive",
      reason: "unexpected_response",
      field: "loginUrl",
      hint: "There is no sign-in at this address.",
    },
  },
  {
    status: 415,
    then: {
      outcome: "rejected",
      reason: "misconfigured",
      field: "sentAs",
      hint: "It wants the sign-in in another form.",
    },
  },
  {
    status: [400, 422],
    then: {
      outcome: "rejected",
      reason: "invalid_credentials",
      field: "password",
      hint: "The sign-in was refused: user name or password are wrong, or the names in its body are.",
    },
  },
];

const signIn = {
  request: { method: "POST", url: "{+loginUrl}", written: { field: "body", as: "{sentAs}" } },
  authenticate: [
    { when: { field: "sentAs", is: ["basic"] }, basic: { user: "{username}", password: "{password}" } },
    { headerLines: "{headers}" },
  ],
  life: "{life}",
  logout: { method: "POST", url: "{+logoutUrl}" },
  judge: signInRules,
} as const;

const sent = {
  header: { "{headerName}": "{prefix}{login.token}" },
  query: { "{parameterName}": "{login.token}" },
  cookie: { "{cookieName}": "{login.token}" },
  headerLines: "{headers}",
} as const;

const common = {
  type: "login",
  origins: ["{+baseUrl}", "{+loginUrl}"],
  baseUrl: "{+baseUrl}",
  ca: "ca",
  probe: {
    url: "{+baseUrl}{+checkPath}",
    expect: "any",
    identity: "{username} at {baseUrl}",
    label: ["{account}", "{username} at {baseUrl}"],
  },
  judge: anyJudge,
} as const;

export default defineConnector({
  id: "login",
  name: "Sign-in with a token (any API)",
  aliases: [
    "custom authentication",
    "token generation",
    "token refresh",
    "session",
    "cookie",
    "login",
    "jwt",
    "generic",
  ],
  category: "generic",
  docs: "https://www.rfc-editor.org/rfc/rfc9110.html#name-http-authentication",
  tile: { initials: "Si", hue: 165 },
  popular: true,
  schemes: [
    scheme({
      ...common,
      id: "token",
      title: "Token from a sign-in",
      when: "You sign in with one request, get a token, and send that with all others.",
      recommended: true,
      fields: {
        baseUrl,
        checkPath,
        loginUrl,
        username,
        password,
        headers,
        sentAs,
        body,
        accessPath: field.accessPath,
        sendAs: field.sendAs,
        headerName: field.headerName,
        parameterName: field.parameterName,
        cookieName: field.cookieName,
        expiryPath: field.expiryPath,
        life,
        account,
        prefix: field.prefix,
        refreshUrl: field.refreshUrl,
        refreshAs: field.refreshAs,
        renewalPath: field.renewalPath,
        refreshBody: field.refreshBody,
        logoutUrl,
        ca,
      },
      authenticate: { ...sent, when: { field: "sendAs", is: ["header", "query", "cookie"] } },
      login: {
        ...signIn,
        token: "{accessPath}",
        refreshToken: "{renewalPath}",
        expiry: "{expiryPath}",
        lifeFrom: "start",
        refresh: {
          request: { method: "POST", url: "{+refreshUrl}", written: { field: "refreshBody", as: "{refreshAs}" } },
          authenticate: [{ when: { field: "refreshAs", is: ["current"] }, ...sent }, { headerLines: "{headers}" }],
        },
      },
      guide: tokenGuide,
    }),
    scheme({
      ...common,
      id: "cookie",
      title: "Session cookie",
      when: "The sign-in sets a cookie, as for a browser.",
      fields: {
        baseUrl,
        checkPath,
        loginUrl,
        username,
        password,
        headers,
        sentAs: { ...sentAs, default: "form" },
        body,
        cookies: field.cookies,
        life: { ...life, default: "1200", help: "Seconds that the session lives after its last use." },
        account,
        logoutUrl,
        ca,
      },
      authenticate: { headerLines: "{headers}" },
      login: { ...signIn, cookies: ["{cookies}"] },
      guide: cookieGuide,
    }),
  ],
});
