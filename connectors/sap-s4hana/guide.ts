import type { Guide } from "../kit";

const management =
  "https://learning.sap.com/courses/implementing-sap-s-4hana-cloud-public-edition-sourcing-and-procurement/setting-up-communication-management_a913171c-c96d-47a9-81ec-dc9ee8754320";

export const guide: Guide = {
  intro: "You need the administrator role for **Communication Management**, or somebody who has it.",
  steps: [
    {
      text: "Sign in to SAP S/4HANA Cloud and paste the address of your browser as **Tenant**.",
      fills: ["tenant"],
    },
    {
      text: "In **Maintain Communication Users** make a user, and enter it here with its **Password**.",
      fills: ["username", "password"],
      url: management,
    },
    {
      text: "In **Communication Systems** make a system for Keyrack and add this user for inbound communication.",
      url: management,
    },
    {
      text: "In **Communication Arrangements** add an arrangement for each scenario that your flows need, with this system. `SAP_COM_0008` (business partners) is the one that the check reads with.",
      url: "https://api.sap.com/package/SAPS4HANACloud",
    },
  ],
  notes: [
    "Several wrong passwords lock the user for everybody who works with it, so a refused check should not be repeated unchanged.",
    "Writing takes more than the password: each write wants a token, fetched with `x-csrf-token: Fetch`, and the cookies of that answer. A 403 with `x-csrf-token: Required` asks for a new one and is no lack of rights.",
    "Systems at other addresses, on-premise ones among them, go under **HTTP (any API)**.",
  ],
};

export const applicationGuide: Guide = {
  intro: "You need the administrator role for **Communication Management**.",
  steps: [
    {
      text: "Sign in to SAP S/4HANA Cloud and paste the address of your browser as **Tenant**.",
      fills: ["tenant"],
    },
    {
      text: "In **Communication Systems** make a system, and add a user for inbound communication with the method **OAuth 2.0**.",
      url: management,
    },
    {
      text: "In **Communication Arrangements** add an arrangement for each scenario, choose this user, and copy its **client ID** and secret.",
      fills: ["clientId", "clientSecret"],
      url: "https://api.sap.com/package/SAPS4HANACloud",
    },
  ],
  notes: [
    "The address of the token service is shown in the arrangement. Here it is taken to lie at the API host under `/sap/bc/sec/oauth2/token`, which is not confirmed for every tenant: where yours shows another, use the generic OAuth 2.0 connector.",
    "Writing takes a token of its own, fetched with `x-csrf-token: Fetch`, and the cookies of that answer.",
  ],
};
