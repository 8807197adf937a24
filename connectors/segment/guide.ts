import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "Only an owner of the workspace can make a token.",
  steps: [
    {
      text: "Open **Settings → Workspace settings → Access Management → Tokens** in Segment and create a token for the Public API.",
      url: "https://app.segment.com/goto-my-workspace/settings/access-management",
    },
    {
      text: "Copy it while it is shown and paste it as **Public API token**.",
      fills: ["apiToken"],
      url: "https://docs.segmentapis.com/tag/Getting-Started",
    },
    {
      text: "Choose the **Region** of the workspace.",
      fills: ["region"],
      url: "https://segment.com/docs/guides/regional-segment/",
    },
  ],
  notes: [
    "A write key of a source cannot be kept here: Segment answers 200 to every write key, right or wrong, so a check would prove nothing. Use **HTTP (any API)** for it.",
    "The plan has to include the Public API.",
  ],
};
