import { choice, multiline, password, secretText, text, url } from "../kit";

/** What has to be known about an application that hands out a token or a cookie for user name and password. */
const address = "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s#\\\\@]+$";
const addressMessage = "Enter an address that begins with https:// or http://, without user name or #.";

export const loginUrl = url({
  label: "Sign-in URL",
  help: "Asked with POST. User name and password are sent only there.",
  example: "https://api.example.com/v1/auth/login",
  pattern: address,
  message: addressMessage,
});

export const username = text({
  label: "User name",
  help: "Of an account made for this purpose.",
  example: "integration",
});
export const userPassword = password({ label: "Password", help: "Kept exactly as typed, blanks included." });

export const sentAs = choice({
  label: "Sent as",
  default: "json",
  choices: [
    { value: "json", label: "JSON" },
    { value: "form", label: "Form" },
    { value: "basic", label: "HTTP Basic" },
  ],
});

const object = "^\\s*\\{[\\s\\S]*\\}\\s*$";
const objectMessage = "Write a JSON object, from { to }.";

export const body = multiline({
  label: "Sign-in body",
  help: "A JSON object with the names that the application expects; {username} and {password} are filled in. A form is written the same way.",
  example: '{"email": "{username}", "password": "{password}", "tenant": "acme"}',
  default: '{"username": "{username}", "password": "{password}"}',
  pattern: object,
  message: objectMessage,
  shownWhen: { field: "sentAs", is: ["json", "form"] },
});

const placeHelp = "A path such as data.token, a JSON Pointer, header:x-token for a header, or $ for the whole answer.";

export const accessPath = text({
  label: "Token is at",
  group: "settings",
  help: `Where in the answer it stands. ${placeHelp}`,
  example: "data.token",
  default: "access_token",
  maxLength: 200,
});

export const sendAs = choice({
  label: "Token is sent in",
  default: "header",
  choices: [
    { value: "header", label: "A header" },
    { value: "query", label: "The address" },
    { value: "cookie", label: "A cookie" },
  ],
});

export const headerName = text({
  label: "Header name",
  group: "settings",
  help: "The header that carries the token.",
  example: "X-Auth-Token",
  default: "Authorization",
  pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$",
  message: "A header name holds letters, digits and dashes, no blanks and no colon.",
  shownWhen: { field: "sendAs", is: ["header"] },
});

export const prefix = text({
  label: "Prefix",
  group: "settings",
  help: "Put before the token, with its blank.",
  example: "Token ",
  default: "Bearer ",
  exact: true,
  optional: true,
  pattern: "^[\\x20-\\x7e]*$",
  message: "Use plain characters only.",
  shownWhen: { field: "sendAs", is: ["header"] },
  advanced: true,
});

export const parameterName = text({
  label: "Parameter name",
  group: "settings",
  help: "The parameter of the address that carries the token.",
  example: "access_token",
  pattern: "^[^\\s&=?#]+$",
  message: "A parameter name holds no blanks and none of & = ? #.",
  shownWhen: { field: "sendAs", is: ["query"] },
});

export const cookieName = text({
  label: "Cookie name",
  group: "settings",
  help: "The cookie that carries the token.",
  example: "session",
  pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$",
  message: "A cookie's name holds letters, digits and dashes, no blanks.",
  shownWhen: { field: "sendAs", is: ["cookie"] },
});

export const cookies = text({
  label: "Cookies",
  group: "settings",
  help: "Names of those that are kept, the one of the session first; * keeps all.",
  example: "JSESSIONID",
  default: "*",
  pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+([ ,]+[!#$%&'*+.^_`|~0-9A-Za-z-]+)*$",
  message: "Write names of cookies, separated by commas.",
});

export const expiryPath = text({
  label: "End is at",
  group: "settings",
  help: `Where the answer says when the token ends: seconds or a time. ${placeHelp}`,
  example: "expires_in",
  optional: true,
  maxLength: 200,
});

export const life = text({
  label: "Lifetime",
  group: "settings",
  help: "Seconds that it lives, if the answer does not say. It is renewed a little earlier.",
  example: "3600",
  default: "3600",
  pattern: "^[1-9][0-9]{0,8}$",
  message: "Write whole seconds.",
});

export const refreshUrl = url({
  label: "Refresh URL",
  group: "settings",
  help: "Asked with POST instead of signing in again. Without it the sign-in is repeated.",
  example: "https://api.example.com/v1/auth/refresh",
  pattern: address,
  message: addressMessage,
  optional: true,
  advanced: true,
});

export const refreshAs = choice({
  label: "Refresh is sent as",
  default: "json",
  choices: [
    { value: "json", label: "JSON" },
    { value: "form", label: "Form" },
    { value: "current", label: "The token itself, as in every request" },
  ],
  advanced: true,
});

export const renewalPath = text({
  label: "Refresh token is at",
  group: "settings",
  help: `Where the answer holds it, if there is one. ${placeHelp}`,
  example: "refresh_token",
  optional: true,
  advanced: true,
  maxLength: 200,
});

export const refreshBody = multiline({
  label: "Refresh body",
  help: "A JSON object; {login.refreshToken} and {login.token} are filled in.",
  example: '{"refreshToken": "{login.refreshToken}"}',
  default: '{"refresh_token": "{login.refreshToken}"}',
  pattern: object,
  message: objectMessage,
  shownWhen: { field: "refreshAs", is: ["json", "form"] },
  advanced: true,
});

export const logoutUrl = url({
  label: "Sign-out URL",
  group: "settings",
  help: "Asked with POST after each check, so that no session stays behind.",
  example: "https://api.example.com/v1/auth/logout",
  pattern: address,
  message: addressMessage,
  optional: true,
  advanced: true,
});

export const headers = secretText({
  label: "More headers",
  help: "For example a key of the application: one “Name: value” a line, sent with every request and kept secret.",
  example: "X-Api-Key: 12345",
  optional: true,
  pattern: "^([!#$%&'*+.^_`|~0-9A-Za-z-]+:[^\\n]*(\\n|$))+$",
  message: "Write one header a line, such as X-Api-Key: 12345.",
  maxLength: 8192,
});
