import { defineConnector, host, type JudgeRule, password, port, scheme, text } from "../kit";
import { certificateAuthority } from "../kit/server-fields";
import { guide } from "./guide";

const standardPath = { field: "path", value: "/b1s/v1" };

/** The Service Layer answers the sign-in with numbers of its own inside an OData error. */
const signInRules: readonly JudgeRule[] = [
  {
    at: "/error/code",
    is: [100000027, "100000027", -304, "-304"],
    then: {
      outcome: "rejected",
      reason: "invalid_credentials",
      field: "password",
      hint: "Company database and user are case-sensitive in SAP.",
    },
  },
  {
    at: "/error/code",
    is: [100000055, "100000055"],
    then: {
      outcome: "rejected",
      reason: "account_locked",
      field: "username",
      hint: "An SAP administrator can unlock the user under Administration → Setup → General → Users.",
    },
  },
  {
    status: [400, 401, 500],
    text: "SLD",
    then: {
      outcome: "inconclusive",
      reason: "server_error",
      field: "companyDb",
      hint: "SAP did not find this company database. Check its name; if it is right, the service unit of the Service Layer has to be assigned again in the System Landscape Directory.",
    },
  },
  {
    status: 401,
    at: "/error/code",
    is: [301, "301"],
    then: {
      outcome: "inconclusive",
      reason: "unexpected_response",
      field: "path",
      hint: "The Service Layer took the sign-in for another request, so the path is not the one it expects.",
      suggestion: standardPath,
    },
  },
  {
    status: [200, 400, 403, 404],
    text: "<html|<!doctype",
    then: {
      outcome: "inconclusive",
      reason: "unexpected_response",
      field: "path",
      hint: "The address answered with a web page, not the API. Is /b1s/v1 missing, or is this the port of another service?",
      suggestion: standardPath,
    },
  },
  {
    status: [404, 405],
    then: {
      outcome: "inconclusive",
      reason: "unexpected_response",
      field: "path",
      hint: "There is no sign-in at this path.",
      suggestion: standardPath,
    },
  },
];

export default defineConnector({
  id: "sap-business-one",
  name: "SAP Business One",
  aliases: ["sap b1", "service layer", "b1s", "erp", "hana"],
  category: "erp",
  docs: "https://learning.sap.com/courses/leveraging-the-sap-business-one-service-layer/logging-in-and-logging-out-using-service-layer-api",
  tile: { initials: "B1", hue: 215 },
  popular: true,
  schemes: [
    scheme({
      id: "serviceLayer",
      type: "login",
      title: "Service Layer sign-in",
      recommended: true,
      fields: {
        host: host({
          label: "Host",
          help: "The server that runs the Service Layer. Paste a whole address and it is split.",
          example: "sap.acme.example",
          prefix: "https://",
          pattern: "^[^:]+$",
          message: "Enter a host name or an IPv4 address, without port.",
          paste: [{ kind: "url", into: { host: "hostname", port: "port", path: "path" } }],
        }),
        port: port({ label: "Port", help: "50000 unless it was changed at installation.", default: "50000" }),
        path: text({
          label: "Path",
          help: "Change it only behind a reverse proxy that moves the Service Layer.",
          example: "/b1s/v1",
          default: "/b1s/v1",
          pattern: "^(/[A-Za-z0-9._~-]+)+/?$",
          message: "Begin with / and use only letters, digits and . _ ~ -",
          maxLength: 200,
        }),
        companyDb: text({
          label: "Company database",
          help: "The schema name, not the company's name. Case counts.",
          example: "SBODEMOUS",
          maxLength: 128,
        }),
        username: text({ label: "User", help: "A user made for integrations. Case counts.", example: "manager" }),
        password: password({ label: "Password", help: "Of that user in SAP Business One." }),
        ca: {
          ...certificateAuthority,
          help: "The Service Layer comes with a certificate of its own: upload server.crt, or your authority's, as PEM.",
        },
      },
      origins: ["https://{host}:{port}"],
      baseUrl: "https://{host}:{port}{+path}",
      ca: "ca",
      authenticate: {},
      login: {
        request: {
          method: "POST",
          url: "https://{host}:{port}{+path}/Login",
          json: { CompanyDB: "{companyDb}", UserName: "{username}", Password: "{password}" },
        },
        cookies: ["B1SESSION", "ROUTEID"],
        life: 1740,
        logout: { method: "POST", url: "https://{host}:{port}{+path}/Logout" },
        judge: signInRules,
      },
      probe: {
        url: "https://{host}:{port}{+path}/Countries?$select=Code&$top=1",
        identity: "{username} @ {companyDb} on {host}:{port}",
        label: "{username} @ {companyDb}",
      },
      judge: [
        {
          status: 401,
          at: "/error/code",
          is: [301, "301"],
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            hint: "SAP let us in and forgot it at once: a load balancer between may drop the cookie ROUTEID.",
          },
        },
        { status: 200, absent: "/value", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide,
    }),
  ],
});
