import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **Settings → Access Tokens** at Hugging Face and create a token. For models that are run there tick the permission for Inference Providers.",
      url: "https://huggingface.co/settings/tokens",
    },
    {
      text: "Copy it while it is shown and paste it as **Access token**.",
      fills: ["accessToken"],
      url: "https://huggingface.co/docs/hub/security-tokens",
    },
  ],
  notes: [
    "Which models a fine-grained token reaches is not shown by the check. Gated models want their conditions accepted first.",
    "Besides the hub the token may be sent to router.huggingface.co, which runs models.",
  ],
};
