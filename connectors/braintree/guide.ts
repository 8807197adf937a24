import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open the control panel of the environment, and choose the same as **Environment**.",
      fills: ["environment"],
      url: "https://developer.paypal.com/braintree/articles/control-panel/important-gateway-credentials",
    },
    {
      text: "Open **API** in the settings and generate a key pair for a user whose role allows what your flows do.",
      url: "https://developer.paypal.com/braintree/articles/control-panel/important-gateway-credentials",
    },
    {
      text: "Copy **Public key** and **Private key**.",
      fills: ["publicKey", "privateKey"],
      url: "https://developer.paypal.com/braintree/graphql/guides/making_api_calls",
    },
  ],
  notes: [
    "Requests go to the GraphQL API. The older server libraries want a merchant ID as well, which the check shows.",
    "Braintree answers 200 to a wrong key; the check reads the error in the answer.",
  ],
};
