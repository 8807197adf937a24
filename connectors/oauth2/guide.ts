import type { Guide, GuideStep } from "../kit";

/** The steps around a client that has to be registered at the application first. */
export const specifications = {
  code: "https://www.rfc-editor.org/rfc/rfc6749#section-4.1",
  client: "https://www.rfc-editor.org/rfc/rfc6749#section-4.4",
  device: "https://www.rfc-editor.org/rfc/rfc8628",
  assertion: "https://www.rfc-editor.org/rfc/rfc7523",
  metadata: "https://www.rfc-editor.org/rfc/rfc8414",
} as const;

export const registerWithRedirect: GuideStep = {
  text: "Register an OAuth application there, of the kind “web”, and enter this as its **redirect URI**:",
  copy: "{keyrack.redirectUri}",
};

export function guideOf(specification: string, own: readonly GuideStep[], last: readonly string[]): Guide {
  return {
    intro: "For any application that speaks OAuth 2.0 and is not in the list.",
    steps: [
      {
        text: "Open the documentation of the application and find its **base URL**, and a small **path to check** that only a signed-in caller can read.",
        fills: ["baseUrl", "checkPath"],
        url: specification,
      },
      ...own,
      {
        text: "Under **Settings** enter what the documentation asks for besides; **Account** is a name for people.",
        fills: last,
      },
    ],
    notes: [
      "An issuer is enough where the application describes itself (OpenID Connect, RFC 8414). Otherwise enter the addresses.",
      "A private address has to be allowed once by an owner or admin.",
    ],
  };
}
