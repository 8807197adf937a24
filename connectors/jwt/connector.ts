import { account, anyJudge, anyProbe, baseUrl, checkPath } from "../families/any-api";
import { choice, defineConnector, multiline, scheme, secretText, text } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import { guide } from "./guide";

const algorithms = ["HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512"];
const curves = ["ES256", "ES384", "ES512", "EdDSA"];
const shared = algorithms.slice(0, 3);

const claim = (label: string, help: string, example: string) =>
  text({ label, group: "settings", help, example, optional: true, maxLength: 300 });

export default defineConnector({
  id: "jwt",
  name: "Signed JWT (any API)",
  aliases: ["json web token", "jws", "app store connect", "ghost admin", "private key", "es256", "rs256", "generic"],
  category: "generic",
  docs: "https://www.rfc-editor.org/rfc/rfc7519",
  tile: { initials: "Jw", hue: 320 },
  schemes: [
    scheme({
      id: "bearer",
      type: "jwt",
      title: "Token signed here",
      recommended: true,
      fields: {
        baseUrl,
        checkPath,
        algorithm: choice({
          label: "Algorithm",
          default: "RS256",
          choices: [...algorithms, ...curves].map((value) => ({
            value,
            label: value,
            ...(shared.includes(value) ? { help: "With a shared secret." } : {}),
          })),
        }),
        signingKey: secretText({
          label: "Signing key",
          help: "The private key as PEM or JWK, without passphrase; for HS256 and its like the shared secret.",
          example: "-----BEGIN PRIVATE KEY-----",
        }),
        encoding: choice({
          label: "Secret is written as",
          default: "text",
          choices: [
            { value: "text", label: "Text" },
            { value: "base64", label: "Base64" },
            { value: "hex", label: "Hexadecimal" },
          ],
          shownWhen: { field: "algorithm", is: shared },
        }),
        keyId: claim("Key ID", "Goes into the header as kid.", "2X9R4HXF34"),
        issuer: claim("Issuer", "iss: who signs.", "57246542-96fe-1a63-e053-0824d011072a"),
        subject: claim("Subject", "sub: on whose behalf.", "integration"),
        audience: claim("Audience", "aud: whom it is for.", "appstoreconnect-v1"),
        claims: multiline({
          label: "More claims",
          help: "A JSON object with whatever else the API wants to read.",
          example: '{"scope": ["GET /v1/apps"]}',
          optional: true,
          advanced: true,
          pattern: "^\\s*\\{[\\s\\S]*\\}\\s*$",
          message: "Write a JSON object, from { to }.",
        }),
        life: text({
          label: "Lifetime",
          group: "settings",
          help: "Seconds that a token lives, at most 3600. A new one is signed before it ends.",
          example: "300",
          default: "300",
          pattern: "^[1-9][0-9]{1,3}$",
          message: "Write seconds, from 10 to 3600.",
          advanced: true,
        }),
        headerName: text({
          label: "Header name",
          group: "settings",
          help: "The header that carries the token.",
          example: "Authorization",
          default: "Authorization",
          pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$",
          message: "A header name holds letters, digits and dashes, no blanks and no colon.",
          advanced: true,
        }),
        prefix: text({
          label: "Prefix",
          group: "settings",
          help: "Put before the token, with its blank: Ghost, for example, wants “Ghost ”.",
          example: "Bearer ",
          default: "Bearer ",
          exact: true,
          pattern: "^[\\x20-\\x7e]*$",
          message: "Use plain characters only.",
          advanced: true,
        }),
        account,
        ca,
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}",
      ca: "ca",
      jwt: {
        key: "{signingKey}",
        encoding: "{encoding}",
        algorithm: "{algorithm}",
        keyId: "{keyId}",
        life: "{life}",
        claims: { iss: "{issuer}", sub: "{subject}", aud: "{audience}" },
        more: "{claims}",
      },
      authenticate: { header: { "{headerName}": "{prefix}{jwt.token}" } },
      probe: anyProbe,
      judge: anyJudge,
      guide,
    }),
  ],
});
