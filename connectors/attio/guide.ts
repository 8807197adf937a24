import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "Only an administrator of the workspace can make a key.",
  steps: [
    {
      text: "Open **Workspace settings → Developers** in Attio and create an access token.",
      url: "https://app.attio.com/settings/developers",
    },
    {
      text: "Give it the scopes that your flows need, and list the same under **Scopes**, so that a missing one is noticed.",
      fills: ["scopes"],
      url: "https://docs.attio.com/rest-api/guides/authentication",
    },
    { text: "Copy it while it is shown and paste it as **API key**.", fills: ["apiKey"] },
  ],
  notes: [
    "Attio calls a scope that writes `read-write`, and counts it apart from `read`: list it under the name that the key has.",
  ],
};
