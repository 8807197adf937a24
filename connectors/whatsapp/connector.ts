import { defineConnector, type JudgeRule, scheme, secret, text } from "../kit";
import { guide } from "./guide";

/** Meta keeps a version for about two years: this is the one place to change it. */
const version = "v23.0" as const;

/** Graph errors are told apart by number; the HTTP status is 400 for most of them. */
const judge: readonly JudgeRule[] = [
  {
    status: [400, 401],
    at: "/error/error_subcode",
    is: 463,
    then: {
      outcome: "rejected",
      reason: "expired",
      hint: "A token for testing ends after about a day. One of a system user can last.",
    },
  },
  {
    status: [400, 401],
    at: "/error/error_subcode",
    is: 460,
    then: { outcome: "rejected", reason: "revoked", hint: "The person's password at Facebook was changed since." },
  },
  {
    status: [400, 401],
    at: "/error/code",
    is: 190,
    then: { outcome: "rejected", reason: "invalid_credentials" },
  },
  {
    status: [400, 401, 403],
    text: '"code"\\s*:\\s*(10|2\\d\\d)\\b',
    then: {
      outcome: "limited",
      reason: "insufficient_scope",
      missing: ["whatsapp_business_management"],
      hint: "The token is accepted. It, or its system user, was not given this number's account.",
    },
  },
  { at: "/error/code", is: [4, 17, 80007], then: { outcome: "inconclusive", reason: "rate_limited" } },
  { at: "/error/code", is: [1, 2], then: { outcome: "inconclusive", reason: "server_error" } },
  {
    status: [400, 404],
    at: "/error/code",
    is: 100,
    then: {
      outcome: "rejected",
      reason: "misconfigured",
      field: "phoneNumberId",
      hint: "There is no phone number of this ID, or the token may not see it. The ID is not the phone number itself.",
    },
  },
];

export default defineConnector({
  id: "whatsapp",
  name: "WhatsApp Business (Cloud API)",
  aliases: ["meta", "facebook", "messages", "chat", "waba"],
  category: "communication",
  docs: "https://developers.facebook.com/docs/whatsapp/cloud-api/get-started",
  tile: { initials: "Wa", hue: 140 },
  popular: true,
  schemes: [
    scheme({
      id: "accessToken",
      type: "bearer",
      title: "Access token",
      recommended: true,
      fields: {
        businessAccountId: text({
          label: "WhatsApp Business Account ID",
          help: "Flows need it for templates. The check compares nothing with it.",
          example: "102290129340398",
          pattern: "^\\d{10,20}$",
          message: "An ID has 10 to 20 digits.",
        }),
        phoneNumberId: text({
          label: "Phone number ID",
          help: "Stands below the number. It is not the phone number.",
          example: "106540352242922",
          pattern: "^\\d{10,20}$",
          message: "An ID has 10 to 20 digits, without + and blanks.",
        }),
        accessToken: secret({
          label: "Access token",
          help: "One of a system user lasts; the one shown for testing ends after about a day.",
          example: "EAAJB0123456789abcdefghijklmnopqrstuvwxyz",
          pattern: "^EAA[A-Za-z0-9]+$",
          message: "An access token begins with EAA and holds only letters and digits.",
          paste: [{ kind: "strip", pattern: "^Bearer\\s+" }],
        }),
      },
      origins: ["https://graph.facebook.com"],
      baseUrl: `https://graph.facebook.com/${version}`,
      authenticate: { header: { authorization: "Bearer {accessToken}" } },
      probe: {
        url: `https://graph.facebook.com/${version}/{phoneNumberId}?fields=id,display_phone_number,verified_name`,
        identity: "{businessAccountId}:{/id}",
        label: ["{/verified_name} ({/display_phone_number})", "/display_phone_number", "/id"],
      },
      judge,
      guide,
    }),
  ],
});
