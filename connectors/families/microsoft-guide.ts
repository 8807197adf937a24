import type { Guide, GuideStep } from "../kit";
import { redirectAt } from "./oauth-client";

/** An app registration in Microsoft Entra: the same few pages, whatever it is for. */

const registrations =
  "https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade/quickStartType~/null/sourceType/Microsoft_AAD_IAM";

type Wanted = {
  /** What to add under API permissions, as a part of a sentence. */
  permissions: string;
  more?: readonly GuideStep[];
  notes?: readonly string[];
  intro?: string;
};

export function accountGuide({ permissions, more = [], notes = [], intro }: Wanted): Guide {
  return {
    intro: intro ?? "You need to be allowed to register applications in Microsoft Entra.",
    steps: [
      {
        text: "In the Entra admin centre open **App registrations**, choose **New registration** and who may sign in.",
        url: registrations,
      },
      redirectAt("Under **Authentication** add the platform **Web**, and as **Redirect URI**"),
      {
        text: "From **Overview** copy the **Application (client) ID**. If only your organisation may sign in, copy the **Directory (tenant) ID** too and put it in the place of `common`.",
        fills: ["clientId", "tenant"],
      },
      {
        text: "Under **Certificates & secrets** make a client secret and copy its **Value** while it is shown.",
        fills: ["clientSecret"],
        url: "https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials",
      },
      {
        text: `Under **API permissions** add ${permissions}.`,
        url: "https://learn.microsoft.com/graph/permissions-reference",
      },
      ...more,
    ],
    notes: [
      "The platform has to be **Web**: a sign-in of a single-page app ends after a day.",
      "“Need admin approval” means that an administrator has to consent first, for everybody or for you.",
      "A client secret ends after 24 months at most, and every connection that uses it ends with it.",
      ...notes,
    ],
  };
}

export function applicationGuide({ permissions, more = [], notes = [], intro }: Wanted): Guide {
  return {
    intro: intro ?? "You need an administrator who may consent for the organisation.",
    steps: [
      {
        text: "In the Entra admin centre open **App registrations** and choose **New registration**.",
        url: registrations,
      },
      {
        text: "From **Overview** copy the **Application (client) ID** and the **Directory (tenant) ID**.",
        fills: ["clientId", "tenant"],
      },
      {
        text: "Under **Certificates & secrets** make a client secret and copy its **Value** while it is shown.",
        fills: ["clientSecret"],
        url: "https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials",
      },
      {
        text: `Under **API permissions** add ${permissions}, and let an administrator **grant consent**.`,
        url: "https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow",
      },
      ...more,
    ],
    notes: ["A client secret ends after 24 months at most.", ...notes],
  };
}
