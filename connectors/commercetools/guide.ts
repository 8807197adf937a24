import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "You need to be an administrator of the project.",
  steps: [
    {
      text: "In the Merchant Center open **Settings → Developer settings** and create an API client with the scopes that your flows need. With `view_project_settings` the check can show the project's name.",
      url: "https://docs.commercetools.com/merchant-center/api-clients",
    },
    {
      text: "Copy **project_key**, **client_id** and **secret** while they are shown.",
      fills: ["projectKey", "clientId", "clientSecret"],
    },
    {
      text: "Choose the **Region** that stands in the API URL on the same page.",
      fills: ["region"],
      url: "https://docs.commercetools.com/api/general-concepts#regions",
    },
  ],
  notes: [
    "The API client's own scopes are used, all of them; Keyrack asks for no other.",
    "Tokens last two days and are fetched anew by themselves.",
    "A scope that is kept to one store cannot read the project: the check then says that access is limited, which it is.",
  ],
};
