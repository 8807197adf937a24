import type { Guide } from "../kit";

const administrators = "https://help.sap.com/docs/SAP_BUSINESS_ONE";
const signIn =
  "https://learning.sap.com/courses/leveraging-the-sap-business-one-service-layer/logging-in-and-logging-out-using-service-layer-api";

export const guide: Guide = {
  intro: "Ask whoever looks after SAP for the address; a user and a password you may have yourself.",
  steps: [
    {
      text: "Get the address of the Service Layer, such as `https://10.0.2.68:50000/b1s/v1`, and paste it as **Host**: host, port and path are filled in.",
      fills: ["host", "port", "path"],
      url: signIn,
    },
    {
      text: "Find the **Company database** in the sign-in window under **Change Company**, or in the System Landscape Directory. It is the schema name, in exactly this spelling.",
      fills: ["companyDb"],
      url: administrators,
    },
    {
      text: "Make a **User** for integrations with a licence and the authorizations that your flows need, and enter its **Password**.",
      fills: ["username", "password"],
      url: administrators,
    },
    {
      text: "If the certificate is not from a public authority, which is usual, upload it under **Advanced**: on the SAP server it is `ServiceLayer/conf/server.crt`.",
      fills: ["ca"],
      url: signIn,
    },
  ],
  notes: [
    "Sessions count against licences, so the check signs out again at once.",
    "A private address has to be allowed once by an owner or admin.",
    "Several wrong passwords lock the user.",
  ],
};
