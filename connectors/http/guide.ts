import type { Guide, GuideStep } from "../kit";

/** The steps that all ways into an HTTP API share, around the ones about its secret. */
export function guideOf(specification: string, secrets: readonly GuideStep[]): Guide {
  return {
    intro: "For any HTTP API that is not in the list.",
    steps: [
      {
        text: "Open the API's documentation and find its **base URL** and how it wants to be signed in to.",
        fills: ["baseUrl"],
        url: specification,
      },
      ...secrets,
      {
        text: "Choose a **path to check**: something small that only a signed-in caller can read, such as `/me` or `/account`.",
        fills: ["checkPath"],
      },
      {
        text: "Under **Account** write whose access this is. If the API has a certificate of your own authority, add it under **Advanced**.",
        fills: ["account", "ca"],
      },
    ],
    notes: [
      "A 2xx answer counts as success. An address that answers 200 to everybody therefore proves nothing: try the path without the key first.",
      "A private address has to be allowed once by an owner or admin.",
    ],
  };
}

export const specifications = {
  http: "https://www.rfc-editor.org/rfc/rfc9110.html#name-http-authentication",
  basic: "https://www.rfc-editor.org/rfc/rfc7617",
  bearer: "https://www.rfc-editor.org/rfc/rfc6750",
  digest: "https://www.rfc-editor.org/rfc/rfc7616",
  mtls: "https://www.rfc-editor.org/rfc/rfc8446#section-4.3.2",
  openapi: "https://spec.openapis.org/oas/v3.1.0#security-scheme-object",
} as const;
