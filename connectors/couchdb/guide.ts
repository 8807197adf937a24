import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Enter the **Address** of the server: port 6984 with TLS, 5984 without. If its certificate is from an authority of your own, upload that under **Advanced**.",
      fills: ["baseUrl", "ca"],
      url: "https://docs.couchdb.org/en/stable/config/http.html",
    },
    {
      text: "Make a document in `_users` for this purpose and enter its **User name** and **Password**.",
      fills: ["username", "password"],
      url: "https://docs.couchdb.org/en/stable/intro/security.html",
    },
    {
      text: "Name the user as a member of the databases that are needed.",
      url: "https://docs.couchdb.org/en/stable/api/database/security.html",
    },
  ],
  notes: [
    "The check asks for the session. Which databases are open to the user is not asked.",
    "It was written from the documentation and not tried against a server.",
  ],
};
