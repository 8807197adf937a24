import type { Guide } from "../kit";

const documents = "https://help.sap.com/docs/SAP_BUSINESS_ONE";

export const guide: Guide = {
  intro:
    "The DI API is a Windows library: only a program beside SAP can use it. These values are kept for that program.",
  steps: [
    {
      text: "Ask whoever looks after SAP for **License server**, its port and the **Database server** with its **Database type**.",
      fills: ["licenseHost", "licensePort", "server", "databaseType"],
      url: documents,
    },
    {
      text: "Find the **Company database** in the sign-in window under **Change Company**.",
      fills: ["companyDb"],
    },
    {
      text: "Make a **User** with a licence for the DI API, and enter its **Password**.",
      fills: ["username", "password"],
    },
    { text: "Write under **Agent** which program uses it.", fills: ["agent"] },
  ],
  notes: [
    "User and password cannot be checked from here, so the credential is saved unverified. The check says whether the license server answers.",
    "With a Service Layer the connector SAP Business One is the better choice: it is checked.",
  ],
};
