import { type GuideStep, type JudgeRule, text, url } from "../kit";

/** What every way into an application that is not listed asks for: where it is, and what to read to see whether it works. */
export const baseUrl = url({
  label: "Base URL",
  help: "What all paths of the API begin with. The credential is sent only to this scheme, host and port.",
  example: "https://api.example.com/v1",
  pattern: "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s?#\\\\@]+$",
  message: "Enter an address that begins with https:// or http://, without user name, ? or #.",
});

export const checkPath = text({
  label: "Path to check",
  help: "Read with GET to test the credential. It must refuse whoever is not signed in: an open page would always look fine.",
  example: "/me",
  default: "/",
  pattern: "^/[^\\s#\\\\]*$",
  message: "Begin with / and leave out blanks, # and \\.",
});

export const account = text({
  label: "Account",
  group: "settings",
  help: "Whose access this is, shown as “connected as”. It is not sent anywhere.",
  example: "warehouse robot",
  optional: true,
  maxLength: 120,
});

/** Only what the status says for sure. That a path is missing says nothing about the key. */
export const anyJudge: readonly JudgeRule[] = [
  {
    status: [404, 410],
    then: {
      outcome: "inconclusive",
      reason: "not_checkable",
      field: "checkPath",
      hint: "There is nothing at this path. Enter one that exists and needs a key.",
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

export const anyProbe = {
  url: "{+baseUrl}{+checkPath}",
  expect: "any",
  identity: ["{account} at {baseUrl}", "{baseUrl}"],
  label: ["{account}", "{baseUrl}"],
} as const;

export const addressStep = (specification: string): GuideStep => ({
  text: "Open the API's documentation and find its **base URL** and how it wants to be signed in to.",
  fills: ["baseUrl"],
  url: specification,
});

export const lastSteps: readonly GuideStep[] = [
  {
    text: "Choose a **path to check**: something small that only a signed-in caller can read, such as `/me` or `/account`.",
    fills: ["checkPath"],
  },
  {
    text: "Under **Account** write whose access this is. If the API has a certificate of your own authority, add it under **Advanced**.",
    fills: ["account", "ca"],
  },
];

export const anyNotes = [
  "A 2xx answer counts as success. An address that answers 200 to everybody therefore proves nothing: try the path without the key first.",
  "A private address has to be allowed once by an owner or admin.",
];
