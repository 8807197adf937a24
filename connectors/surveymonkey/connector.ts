import { bearerPaste } from "../families/key";
import { refusedByPage } from "../families/page";
import { choice, defineConnector, scheme, secret, text } from "../kit";
import { guide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "accessToken",
  type: "bearer",
  title: "Access token of a private app",
  recommended: true,
  fields: {
    region: choice({
      label: "Data centre",
      help: "Where the account's data is kept.",
      group: "connection",
      default: "api.surveymonkey.com",
      choices: [
        { value: "api.surveymonkey.com", label: "United States" },
        { value: "api.eu.surveymonkey.com", label: "Europe" },
        { value: "api.surveymonkey.ca", label: "Canada" },
      ],
    }),
    accessToken: secret({
      label: "Access token",
      help: "Of your own account, made for your own app. It does not end.",
      paste: bearerPaste,
    }),
    scopes: text({
      label: "Scopes",
      group: "settings",
      help: "What you want to use, separated by blanks. The check says which of them the app was not given.",
      example: "surveys_read responses_read_detail",
      pattern: "^[a-z_]+([\\s,]+[a-z_]+)*$",
      message: "List scopes such as surveys_read, separated by blanks or commas.",
      maxLength: 2000,
      optional: true,
    }),
  },
  origins: ["https://{region}"],
  baseUrl: "https://{region}/v3",
  authenticate: { header: { authorization: "Bearer {accessToken}" } },
  probe: {
    url: "https://{region}/v3/users/me",
    identity: "/id",
    label: ["{/username} ({/email})", "/username", "/email", "/id"],
    granted: { at: "/scopes/granted" },
    wanted: "scopes",
  },
  judge: [
    refusedByPage,
    {
      status: 403,
      then: {
        outcome: "limited",
        reason: "insufficient_scope",
        missing: ["users_read"],
        hint: "The token works for the scopes that it has; it may not say whose it is.",
      },
    },
  ],
  guide,
});

export default defineConnector({
  id: "surveymonkey",
  name: "SurveyMonkey",
  aliases: ["surveys", "forms", "responses"],
  category: "marketing",
  docs: "https://api.surveymonkey.com/v3/docs",
  tile: { initials: "Sm", hue: 125 },
  schemes: [byKey, oauth(byKey)],
});
