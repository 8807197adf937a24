import { apiKey } from "../families/key";
import { choice, defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "wise",
  name: "Wise",
  aliases: ["transferwise", "transfers", "payouts", "banking"],
  category: "payments",
  docs: "https://docs.wise.com/guides/developer/auth-and-security/personal-api-token",
  tile: { initials: "Wi", hue: 95 },
  schemes: [
    scheme({
      id: "personalToken",
      type: "bearer",
      title: "Personal API token",
      recommended: true,
      fields: {
        environment: choice({
          label: "Environment",
          group: "connection",
          help: "Each has accounts and tokens of its own.",
          default: "api.wise.com",
          choices: [
            { value: "api.wise.com", label: "Production" },
            { value: "api.wise-sandbox.com", label: "Sandbox" },
          ],
        }),
        token: apiKey({
          label: "API token",
          help: "Of a business account; shown once.",
          example: "01234567-89ab-cdef-0123-456789abcdef",
          pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
          message: "A token has five groups of 0-9 and a-f with dashes between them.",
        }),
      },
      origins: ["https://{environment}"],
      baseUrl: "https://{environment}",
      authenticate: { header: { authorization: "Bearer {token}" } },
      probe: {
        url: "https://{environment}/v2/profiles",
        identity: ["/0/userId", "/0/id"],
        label: ["/0/businessName", "/0/fullName", "Profile {/0/id}"],
      },
      judge: [
        {
          status: 403,
          text: "2fa|sca|strong customer",
          then: {
            outcome: "limited",
            missing: ["strong customer authentication"],
            hint: "Wise asks for a signature here, which this token alone does not give.",
          },
        },
      ],
      guide,
    }),
  ],
});
