import { apiKey } from "../families/key";
import { choice, defineConnector, scheme, text } from "../kit";
import { deliveryGuide, managementGuide } from "./guide";

const region = choice({
  label: "Region",
  help: "Where your organization's data is kept.",
  default: "contentful.com",
  choices: [
    { value: "contentful.com", label: "Standard" },
    { value: "eu.contentful.com", label: "Europe" },
  ],
  advanced: true,
});

export default defineConnector({
  id: "contentful",
  name: "Contentful",
  aliases: ["cms", "headless", "content", "spaces"],
  category: "developer",
  docs: "https://www.contentful.com/developers/docs/references/authentication/",
  tile: { initials: "Cn", hue: 48 },
  schemes: [
    scheme({
      id: "deliveryToken",
      type: "bearer",
      title: "Delivery or preview token",
      when: "To read the content of one space.",
      recommended: true,
      fields: {
        spaceId: text({
          label: "Space ID",
          help: "Stands in the address of the web app behind /spaces/.",
          example: "cfexampleapi",
          pattern: "^[A-Za-z0-9_-]+$",
          message: "A space ID holds only letters, digits, - and _.",
          maxLength: 64,
          paste: [
            { kind: "strip", pattern: "^https?://[^/]+/spaces/" },
            { kind: "strip", pattern: "[/?#].*$" },
          ],
        }),
        token: apiKey({ label: "Access token", help: "Of the API that is chosen below." }),
        api: choice({
          label: "API",
          help: "Each has a token of its own.",
          default: "cdn",
          choices: [
            { value: "cdn", label: "Content Delivery (published)" },
            { value: "preview", label: "Content Preview (drafts too)" },
          ],
        }),
        region,
      },
      origins: ["https://{api}.{region}"],
      baseUrl: "https://{api}.{region}/spaces/{spaceId}",
      authenticate: { header: { authorization: "Bearer {token}" } },
      probe: {
        url: "https://{api}.{region}/spaces/{spaceId}",
        identity: "/sys/id",
        label: ["/name", "/sys/id"],
      },
      judge: [
        {
          status: 404,
          then: {
            outcome: "rejected",
            reason: "misconfigured",
            field: "spaceId",
            hint: "This token sees no space of this ID.",
          },
        },
        { status: 200, absent: "/sys/id", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide: deliveryGuide,
    }),
    scheme({
      id: "managementToken",
      type: "bearer",
      title: "Management token",
      when: "To change content, in every space that its owner may change.",
      fields: {
        token: apiKey({
          label: "Personal access token",
          help: "Acts as you.",
          example: "CFPAT-0123456789abcdefghijklmnopqrstuvwxyzABCDEFG",
          pattern: "^CFPAT-[A-Za-z0-9_-]{20,}$",
          message: "A personal access token begins with CFPAT-.",
        }),
        region,
      },
      origins: ["https://api.{region}"],
      baseUrl: "https://api.{region}",
      authenticate: { header: { authorization: "Bearer {token}" } },
      probe: {
        url: "https://api.{region}/users/me",
        identity: "/sys/id",
        label: ["/email", "/sys/id"],
      },
      guide: managementGuide,
    }),
  ],
});
