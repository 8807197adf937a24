import { choice, defineConnector, type JudgeRule, scheme, secret, text } from "../kit";
import { keyGuide, tokenGuide } from "./guide";

const accountSid = text({
  label: "Account SID",
  help: "Begins with AC. It is not secret.",
  example: "AC0123456789abcdef0123456789abcdef",
  pattern: "^AC[0-9a-f]{32}$",
  message: "An Account SID is AC and 32 characters of 0-9 and a-f.",
});

const region = choice({
  label: "Region",
  help: "Keys belong to one region and are refused by the others.",
  default: "api.twilio.com",
  choices: [
    { value: "api.twilio.com", label: "United States (US1)" },
    { value: "api.dublin.ie1.twilio.com", label: "Ireland (IE1)" },
    { value: "api.sydney.au1.twilio.com", label: "Australia (AU1)" },
  ],
  advanced: true,
});

const closed = "Twilio has suspended or closed this account. Its owner can ask Twilio's support.";

const judge: readonly JudgeRule[] = [
  {
    status: 200,
    at: "/status",
    is: ["suspended", "closed"],
    then: { outcome: "rejected", reason: "account_locked", hint: closed },
  },
  { at: "/code", is: 20403, then: { outcome: "rejected", reason: "account_locked", hint: closed } },
  {
    status: 401,
    at: "/code",
    is: 20003,
    then: {
      outcome: "rejected",
      reason: "invalid_credentials",
      hint: "Twilio says the same for a wrong pair, a key of another region, test credentials and a suspended account.",
    },
  },
  { status: 403, at: "/code", is: 70051, then: { outcome: "limited", missing: ["read messages"] } },
];

const keyJudge: readonly JudgeRule[] = [
  ...judge,
  { status: 200, absent: "/messages", then: { outcome: "inconclusive", reason: "unexpected_response" } },
];

export default defineConnector({
  id: "twilio",
  name: "Twilio",
  aliases: ["sms", "voice", "phone", "messages"],
  category: "communication",
  docs: "https://www.twilio.com/docs/usage/requests-to-twilio",
  tile: { initials: "Tw", hue: 10 },
  popular: true,
  schemes: [
    scheme({
      id: "apiKey",
      type: "basic",
      title: "API key",
      when: "For everything that lasts: a key can be withdrawn alone.",
      recommended: true,
      fields: {
        accountSid,
        keySid: text({
          label: "API key SID",
          help: "Begins with SK.",
          example: "SK0123456789abcdef0123456789abcdef",
          pattern: "^SK[0-9a-f]{32}$",
          message: "An API key SID is SK and 32 characters of 0-9 and a-f.",
        }),
        keySecret: secret({ label: "API key secret", help: "Shown once when the key is made." }),
        region,
      },
      origins: ["https://{region}"],
      baseUrl: "https://{region}/2010-04-01/Accounts/{accountSid}",
      authenticate: { basic: { user: "{keySid}", password: "{keySecret}" } },
      probe: {
        url: "https://{region}/2010-04-01/Accounts/{accountSid}/Messages.json?PageSize=1",
        identity: "{accountSid}",
        label: "{keySid} of {accountSid}",
      },
      judge: keyJudge,
      guide: keyGuide,
    }),
    scheme({
      id: "authToken",
      type: "basic",
      title: "Auth token",
      when: "For a first try: the token of the whole account, which may do everything.",
      fields: {
        accountSid,
        authToken: secret({
          label: "Auth token",
          help: "Stands below the Account SID in the Twilio Console.",
          example: "0123456789abcdef0123456789abcdef",
          pattern: "^[0-9a-f]{32}$",
          message: "An auth token is 32 characters of 0-9 and a-f.",
        }),
        region,
      },
      origins: ["https://{region}"],
      baseUrl: "https://{region}/2010-04-01/Accounts/{accountSid}",
      authenticate: { basic: { user: "{accountSid}", password: "{authToken}" } },
      probe: {
        url: "https://{region}/2010-04-01/Accounts/{accountSid}.json",
        identity: "/sid",
        label: ["/friendly_name", "/sid"],
      },
      judge,
      guide: tokenGuide,
    }),
  ],
});
