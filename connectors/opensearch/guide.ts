import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Enter the **Address** of the cluster, usually with port 9200. That of OpenSearch Dashboards is another one. For a cluster of your own add its authority under **Advanced**.",
      fills: ["baseUrl", "ca"],
      url: "https://docs.opensearch.org/latest/security/configuration/tls/",
    },
    {
      text: "In Dashboards open **Security → Internal users**, make a user and map it to a role with the indices that are needed.",
      url: "https://docs.opensearch.org/latest/security/access-control/users-roles/",
    },
    { text: "Enter its **User name** and **Password**.", fills: ["username", "password"] },
  ],
  notes: [
    "A domain at Amazon that only takes signed requests is not supported; it needs fine-grained access control with internal users.",
    "The check asks who the user is. It was written from the documentation and not tried against a cluster.",
  ],
};
