import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "In Qdrant Cloud open the cluster and copy its **Endpoint**, with the port `6333`.",
      fills: ["endpoint"],
      url: "https://cloud.qdrant.io",
      tab: "Qdrant Cloud",
    },
    {
      text: "Make a key under **API keys** of the cluster, with as few rights as you need, and paste it as **API key** while it is shown.",
      fills: ["apiKey"],
      url: "https://qdrant.tech/documentation/cloud/authentication/",
      tab: "Qdrant Cloud",
    },
    {
      text: "Enter the address of your server as **Endpoint**; port `6333` unless it was changed.",
      fills: ["endpoint"],
      tab: "Own server",
    },
    {
      text: "Take the **API key** from its configuration, `service.api_key` or `service.read_only_api_key`.",
      fills: ["apiKey"],
      url: "https://qdrant.tech/documentation/guides/security/",
      tab: "Own server",
    },
    {
      text: "If its certificate is from an authority of your own, upload that under **Advanced**.",
      fills: ["ca"],
      tab: "Own server",
    },
  ],
  notes: [
    "A server that was started without a key lets everybody in, and any key looks right there: set one first.",
    "Keys of Qdrant Cloud end after 90 days unless another time was chosen.",
    "Without TLS everybody on the way can read the key.",
  ],
};
