import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open the project in the Pinecone console, then the index under **Database → Indexes**.",
      url: "https://app.pinecone.io",
    },
    {
      text: "Copy the index's **Host** and paste it as **Index host**.",
      fills: ["indexHost"],
      url: "https://docs.pinecone.io/guides/manage-data/target-an-index",
    },
    {
      text: "Under **API keys** of the same project make a key, copy it while it is shown and paste it as **API key**.",
      fills: ["apiKey"],
      url: "https://docs.pinecone.io/guides/projects/manage-api-keys",
    },
  ],
  notes: [
    "A key works for one project only, and the check reads one index: make a credential for each index.",
    "The address api.pinecone.io lists and makes indexes; the same key may be sent there.",
  ],
};
