import type { Guide } from "../kit";

export const tokenGuide: Guide = {
  steps: [
    {
      text: "Open your workspace and paste its address as **Workspace**.",
      fills: ["host"],
      url: "https://docs.databricks.com/aws/en/workspace/workspace-details",
    },
    {
      text: "Go to **Settings → Developer → Access tokens → Manage** and generate a token with an end.",
      url: "https://docs.databricks.com/aws/en/dev-tools/auth/pat",
    },
    { text: "Copy the token while it is shown and paste it here.", fills: ["token"] },
  ],
  notes: [
    "An admin may have switched tokens off, or limited how long they live.",
    "Databricks withdraws a token that was not used for 90 days.",
  ],
};
