import type { Guide } from "../kit";

export const tokenGuide: Guide = {
  steps: [
    {
      text: "Open **Settings → Developer settings → Fine-grained tokens** in GitHub and generate one. Choose the organization as **Resource owner** if its repositories are meant.",
      url: "https://github.com/settings/personal-access-tokens/new",
    },
    {
      text: "Choose the repositories and, for each kind of data, whether to read or to write.",
      url: "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/managing-your-personal-access-tokens",
    },
    { text: "Copy the token while it is shown and paste it here.", fills: ["token"] },
    {
      text: "For GitHub Enterprise Server enter `https://your-host/api/v3` as **API address** under **Advanced**.",
      fills: ["baseUrl"],
      url: "https://docs.github.com/en/enterprise-server/rest/quickstart",
    },
  ],
  notes: [
    "An organization may have to approve a fine-grained token first, and may ask for single sign-on with a classic one.",
    "Note the end of the token here: GitHub withdraws it on that day, and after a year without use.",
  ],
};
