import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **User settings → Applications → Personal access tokens** in Netlify and make a token. Choose when it ends.",
      url: "https://app.netlify.com/user/applications#personal-access-tokens",
    },
    {
      text: "If your team signs in with SAML, allow the token to use the team while making it.",
      url: "https://docs.netlify.com/api/get-started/",
    },
    { text: "Copy it while it is shown and paste it as **Personal access token**.", fills: ["accessToken"] },
  ],
  notes: ["The token ends on the day that was chosen; Netlify does not tell it when asked."],
};
