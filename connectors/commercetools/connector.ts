import { clientId, clientSecret } from "../families/oauth-client";
import { choice, defineConnector, scheme, text } from "../kit";
import { guide } from "./guide";

const regions = [
  { value: "europe-west1.gcp", label: "Europe (Google Cloud, Belgium)" },
  { value: "eu-central-1.aws", label: "Europe (AWS, Frankfurt)" },
  { value: "us-central1.gcp", label: "North America (Google Cloud, Iowa)" },
  { value: "us-east-2.aws", label: "North America (AWS, Ohio)" },
  { value: "australia-southeast1.gcp", label: "Australia (Google Cloud, Sydney)" },
];

export default defineConnector({
  id: "commercetools",
  name: "commercetools",
  aliases: ["composable commerce", "store", "products", "orders"],
  category: "ecommerce",
  docs: "https://docs.commercetools.com/api/authorization",
  tile: { initials: "Ct", hue: 52 },
  schemes: [
    scheme({
      id: "apiClient",
      type: "oauth2",
      title: "API client (client credentials)",
      recommended: true,
      fields: {
        region: choice({
          label: "Region",
          group: "connection",
          help: "Where the project is hosted, as in the address of its API.",
          default: "europe-west1.gcp",
          choices: regions,
        }),
        projectKey: text({
          label: "Project key",
          help: "The short name of the project, as in its address.",
          example: "acme-store",
          pattern: "^[a-z0-9][a-z0-9_-]{1,35}$",
          message: "A project key has small letters, digits, dashes and underscores only.",
        }),
        clientId: clientId(),
        clientSecret: clientSecret({ help: "Of the same API client. Shown once." }),
      },
      origins: ["https://api.{region}.commercetools.com"],
      baseUrl: "https://api.{region}.commercetools.com/{projectKey}",
      authenticate: { header: { authorization: "Bearer {oauth.accessToken}" } },
      oauth2: {
        grant: "client_credentials",
        endpoints: { token: "https://auth.{region}.commercetools.com/oauth/token" },
        client: {
          id: "{clientId}",
          secret: "{clientSecret}",
          authentication: "basic",
          fields: ["region", "projectKey"],
        },
        token: { life: 172_800 },
        offline: "none",
      },
      probe: {
        url: "https://api.{region}.commercetools.com/{projectKey}",
        identity: "{/key} in {region}",
        label: ["{/name} ({/key})", "/key"],
      },
      judge: [
        {
          status: 403,
          then: {
            outcome: "limited",
            reason: "insufficient_scope",
            missing: ["view_project_settings"],
            hint: "commercetools let it in. The check reads the project's settings, which it may not; its other rights are not known from that.",
          },
        },
        {
          status: 404,
          then: {
            outcome: "rejected",
            reason: "misconfigured",
            field: "projectKey",
            hint: "There is no such project in this region.",
          },
        },
        { status: 200, absent: "/key", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide,
    }),
  ],
});
