import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    { text: "Open your site and paste its address as **Site address**.", fills: ["site"] },
    {
      text: "Go to **Users → Profile → Application Passwords**, enter a name such as Keyrack and add one.",
      url: "https://developer.wordpress.org/rest-api/using-the-rest-api/authentication/#basic-authentication-with-application-passwords",
    },
    {
      text: "Enter your **User name** and the **Application password** while it is shown.",
      fills: ["username", "appPassword"],
    },
    { text: "If the certificate is not from a public authority, upload yours under **Advanced**.", fills: ["ca"] },
  ],
  notes: [
    "The section is missing when the site is not reached by https, or when a plugin has switched it off.",
    "Sites at WordPress.com without plugins take no application passwords.",
    "What may be done is what the user may do: take a user of the role Editor or Author where that is enough.",
  ],
};
