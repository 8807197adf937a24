import type { Guide, GuideStep } from "../kit";

const place: GuideStep = {
  text: "Enter the **Address** of the cluster. In Elastic Cloud copy the Elasticsearch endpoint, not Kibana's. For a cluster of your own add its authority under **Advanced**.",
  fills: ["baseUrl", "ca"],
  url: "https://www.elastic.co/docs/deploy-manage/security/secure-cluster-communications",
};

export const keyGuide: Guide = {
  steps: [
    place,
    {
      text: "In Kibana open **Stack management → Security → API keys**, create a key, and keep its privileges to the indices that are needed.",
      url: "https://www.elastic.co/docs/deploy-manage/api-keys/elasticsearch-api-keys",
    },
    { text: "Copy the value **Encoded** while it is shown and paste it here.", fills: ["apiKey"] },
  ],
  notes: ["A key keeps the rights that its owner had when it was made."],
};

export const basicGuide: Guide = {
  steps: [
    place,
    {
      text: "In Kibana open **Stack management → Security → Users** and make a user with the roles that are needed.",
      url: "https://www.elastic.co/docs/deploy-manage/users-roles/cluster-or-deployment-auth/native",
    },
    { text: "Enter its **User name** and **Password**.", fills: ["username", "password"] },
  ],
  notes: ["The user `elastic` may do everything: do not give it away."],
};
