import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Find the account in Snowsight under **Account details**, and paste its address or its identifier as **Account**.",
      fills: ["accountName"],
      url: "https://docs.snowflake.com/en/user-guide/admin-account-identifier",
    },
    {
      text: "Make sure that a **network policy** covers the user and lets this server in. Without one the token is refused.",
      url: "https://docs.snowflake.com/en/user-guide/network-policies",
    },
    {
      text: "Open **Settings → Authentication → Programmatic access tokens**, or of the service user under **Governance & security → Users & roles**, and generate one for the role that your flows need.",
      url: "https://docs.snowflake.com/en/user-guide/programmatic-access-tokens",
    },
    { text: "Copy it while it is shown and paste it as **Access token**.", fills: ["accessToken"] },
  ],
  notes: [
    "The token ends on the day that was chosen, after 15 days unless you say otherwise.",
    "Signing in with a key pair is not offered here yet.",
  ],
};
