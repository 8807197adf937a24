import { defineConnector, type JudgeRule, scheme } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import * as field from "./fields";
import { guideOf, specifications } from "./guide";

const { baseUrl, checkPath, account } = field;
const place = { baseUrl, checkPath, account, ca };

/** Only what the status says for sure. That a path is missing says nothing about the key. */
const judge: readonly JudgeRule[] = [
  {
    status: [404, 410],
    then: {
      outcome: "inconclusive",
      reason: "not_checkable",
      field: "checkPath",
      hint: "There is nothing at this path. Enter one that exists and needs the key.",
    },
  },
  {
    status: [400, 405, 406, 415, 422],
    then: {
      outcome: "inconclusive",
      reason: "unexpected_response",
      field: "checkPath",
      hint: "The API answered, but does not take this request here. Enter another path.",
    },
  },
];

/** Some servers take any certificate in the handshake and say in the answer what they think of it. */
const certificateJudge: readonly JudgeRule[] = [
  {
    status: [400, 403, 495, 496],
    text: "SSL certificate|client certificate|certificate (is )?(required|error|invalid|not)",
    then: {
      outcome: "rejected",
      reason: "invalid_credentials",
      field: "clientCertificate",
      hint: "The server did not accept this client certificate.",
    },
  },
  ...judge,
];

const common = {
  origins: ["{+baseUrl}"],
  baseUrl: "{+baseUrl}",
  ca: "ca",
  judge,
} as const;

const probe = {
  url: "{+baseUrl}{+checkPath}",
  expect: "any",
  identity: ["{account} at {baseUrl}", "{baseUrl}"],
  label: ["{account}", "{baseUrl}"],
} as const;

const personal = {
  ...probe,
  identity: "{username} at {baseUrl}",
  label: ["{account}", "{username} at {baseUrl}"],
} as const;

export default defineConnector({
  id: "http",
  name: "HTTP (any API)",
  aliases: ["rest", "api", "api key", "bearer", "basic auth", "digest", "custom", "webhook", "generic", "not listed"],
  category: "generic",
  docs: specifications.http,
  tile: { initials: "Ht", hue: 255 },
  popular: true,
  schemes: [
    scheme({
      id: "bearer",
      type: "bearer",
      title: "Bearer token",
      when: "The documentation says “Authorization: Bearer …”.",
      recommended: true,
      fields: { baseUrl, checkPath, token: field.token, account, ca },
      ...common,
      authenticate: { header: { authorization: "Bearer {token}" } },
      probe,
      guide: guideOf(specifications.bearer, [
        { text: "Make a token there and paste it as **Token**.", fills: ["token"] },
      ]),
    }),
    scheme({
      id: "apiKeyHeader",
      type: "apiKey",
      title: "API key in a header",
      when: "The key goes into a header of its own, such as X-Api-Key.",
      fields: { baseUrl, checkPath, headerName: field.headerName, key: field.key, prefix: field.prefix, account, ca },
      ...common,
      authenticate: { header: { "{headerName}": "{prefix}{key}" } },
      probe,
      guide: guideOf(specifications.openapi, [
        {
          text: "Find the name of the header and enter it as **Header name**, and a **Prefix** if the value has one.",
          fills: ["headerName", "prefix"],
        },
        { text: "Make a key there and paste it as **API key**.", fills: ["key"] },
      ]),
    }),
    scheme({
      id: "apiKeyQuery",
      type: "apiKey",
      title: "API key in the address",
      when: "The key is a parameter of the address, such as ?api_key=…",
      fields: { baseUrl, checkPath, parameterName: field.parameterName, key: field.key, account, ca },
      ...common,
      authenticate: { query: { "{parameterName}": "{key}" } },
      probe,
      guide: guideOf(specifications.openapi, parameterSteps()),
    }),
    scheme({
      id: "apiKeyBody",
      type: "apiKey",
      title: "API key in the body",
      when: "The key is a member of the JSON that is sent.",
      fields: {
        baseUrl,
        checkPath: {
          ...checkPath,
          help: "Asked with POST and only the key in the body. Choose one that reads and changes nothing.",
        },
        parameterName: field.parameterName,
        key: field.key,
        account,
        ca,
      },
      ...common,
      authenticate: { body: { "{parameterName}": "{key}" } },
      probe: {
        ...probe,
        method: "POST",
        reason:
          "The key travels in the body, which a GET does not have. The field asks for a path that changes nothing.",
      },
      guide: guideOf(specifications.openapi, parameterSteps()),
    }),
    scheme({
      id: "basic",
      type: "basic",
      title: "User name and password",
      when: "HTTP Basic: a browser would ask for user name and password.",
      fields: { baseUrl, checkPath, username: field.username, password: field.userPassword, account, ca },
      ...common,
      authenticate: { basic: { user: "{username}", password: "{password}" } },
      probe: personal,
      guide: guideOf(specifications.basic, passwordSteps()),
    }),
    scheme({
      id: "digest",
      type: "digest",
      title: "Digest",
      when: "Older devices and servers that ask for “Digest” and never want the password itself.",
      fields: { baseUrl, checkPath, username: field.username, password: field.userPassword, account, ca },
      ...common,
      authenticate: { digest: { user: "{username}", password: "{password}" } },
      probe: personal,
      guide: guideOf(specifications.digest, passwordSteps()),
    }),
    scheme({
      id: "headers",
      type: "apiKey",
      title: "Several headers",
      when: "Two or more secret headers are needed together.",
      fields: { baseUrl, checkPath, headers: field.headerLines, account, ca },
      ...common,
      authenticate: { headerLines: "{headers}" },
      probe,
      guide: guideOf(specifications.http, [
        { text: "Write each header with its value on a line of its own under **Headers**.", fills: ["headers"] },
      ]),
    }),
    scheme({
      id: "clientCertificate",
      type: "mtls",
      title: "Client certificate (mTLS)",
      when: "The API wants a certificate in the TLS handshake, alone or with headers.",
      fields: {
        baseUrl: field.tlsBaseUrl,
        checkPath,
        clientCertificate: field.clientCertificate,
        clientPrivateKey: field.clientPrivateKey,
        passphrase: field.passphrase,
        headers: {
          ...field.headerLines,
          optional: true,
          help: "Only if the API wants more: one “Name: value” a line.",
        },
        account,
        ca,
      },
      ...common,
      authenticate: { headerLines: "{headers}" },
      clientCertificate: { certificate: "clientCertificate", key: "clientPrivateKey", passphrase: "passphrase" },
      probe,
      judge: certificateJudge,
      guide: guideOf(specifications.mtls, [
        {
          text: "Get a certificate for this purpose, or make a key and let the API's owner sign it. Paste **Client certificate**, **Private key** and, if the key is encrypted, its **Passphrase**.",
          fills: ["clientCertificate", "clientPrivateKey", "passphrase"],
        },
        { text: "If the API wants a key besides, add it under **Headers**.", fills: ["headers"] },
      ]),
    }),
    scheme({
      id: "none",
      type: "none",
      title: "No authentication",
      when: "The API is open; only its address is kept.",
      fields: place,
      ...common,
      authenticate: {},
      probe,
      guide: guideOf(specifications.http, []),
    }),
  ],
});

function parameterSteps() {
  return [
    { text: "Find the name of the parameter and enter it as **Parameter name**.", fills: ["parameterName"] },
    { text: "Make a key there and paste it as **API key**.", fills: ["key"] },
  ];
}

function passwordSteps() {
  return [
    {
      text: "Enter **User name** and **Password** of an account made for this purpose.",
      fills: ["username", "password"],
    },
  ];
}
