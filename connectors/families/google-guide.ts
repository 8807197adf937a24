import type { Guide } from "../kit";
import type { GoogleApi } from "./google";
import { redirectAt } from "./oauth-client";

/** How a project of the Google Cloud console comes to a client or a service account, whichever API is meant. */

type Named = Pick<GoogleApi, "api" | "library">;

const enable = ({ api, library }: Named) => ({
  text: `Choose your project in the Google Cloud console and enable the **${api}**.`,
  url: `https://console.cloud.google.com/apis/library/${library}`,
});

export function googleAccountGuide(api: Named): Guide {
  return {
    intro: "You need a project in the Google Cloud console. It costs nothing to have one.",
    steps: [
      enable(api),
      {
        text: "Under **Google Auth Platform → Audience** choose **Internal** if only people of your organisation sign in. Otherwise choose **External** and publish the app.",
        url: "https://console.cloud.google.com/auth/audience",
      },
      {
        text: "Under **Data Access** add the scopes that are listed under **Scopes** here.",
        fills: ["scopes"],
        url: "https://console.cloud.google.com/auth/scopes",
      },
      redirectAt(
        "Under **Clients** create one of the type **Web application**, and under **Authorized redirect URIs**",
        "https://console.cloud.google.com/auth/clients",
      ),
      { text: "Copy the **Client ID** and the **Client secret**.", fills: ["clientId", "clientSecret"] },
    ],
    notes: [
      "While an external app is in **Testing**, access ends after seven days.",
      "People can untick a scope when they sign in. The check then says which is missing.",
      "Access also ends when nobody uses it for six months, and for Gmail when the password changes. An account keeps 100 tokens for a client: the oldest goes first.",
      "An external app with sensitive or restricted scopes has to be verified by Google; an internal one has not.",
    ],
  };
}

export function googleServiceGuide(api: Named & { delegated?: boolean }): Guide {
  return {
    intro: api.delegated
      ? "You need a project in the Google Cloud console and an administrator of Google Workspace."
      : "You need a project in the Google Cloud console.",
    steps: [
      enable(api),
      {
        text: "Under **IAM & Admin → Service Accounts** create one, open its **Keys** and add a key of the type **JSON**.",
        url: "https://console.cloud.google.com/iam-admin/serviceaccounts",
      },
      {
        text: "Paste the downloaded file into **Private key**: the other fields are filled from it.",
        fills: ["privateKey", "clientEmail", "keyId"],
      },
      {
        text: api.delegated
          ? "In the Admin console open **Security → Access and data control → API controls → Domain-wide delegation**, add the client ID of the service account with these scopes, and enter the user it works for."
          : "Share what it should reach with its e-mail address. Or let an administrator of Google Workspace add it under **Domain-wide delegation**, and enter the user it **acts for**.",
        fills: ["subject"],
        url: "https://admin.google.com/ac/owl/domainwidedelegation",
      },
      {
        text: "List the **Scopes** that it needs.",
        fills: ["scopes"],
        url: "https://developers.google.com/identity/protocols/oauth2/service-account",
      },
    ],
    notes: [
      "A key is valid until it is deleted. Some organisations forbid such keys.",
      "A refusal right after setting up delegation often only means that it has not spread yet.",
    ],
  };
}
