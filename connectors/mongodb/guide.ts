import type { Guide } from "../kit";

const manual = "https://www.mongodb.com/docs/manual";

export const guide: Guide = {
  intro: "You need somebody who may make users in the database.",
  steps: [
    {
      text: "Find out **host** and **port** of one server. For Atlas, choose the connection string for an old driver: it lists the servers by name. Paste one of them as **Host**.",
      fills: ["host", "port"],
      url: `${manual}/reference/connection-string/`,
    },
    {
      text: "Make a user for this purpose with no more roles than it needs, such as `read` on one **Database**.",
      fills: ["username", "password", "database"],
      url: `${manual}/tutorial/create-users/`,
      copy: 'db.getSiblingDB("admin").createUser({ user: "integration", pwd: passwordPrompt(), roles: [{ role: "read", db: "orders" }] })',
    },
    {
      text: "If the user is kept in another database than `admin`, enter that under **Advanced**.",
      fills: ["authSource"],
      url: `${manual}/core/security-users/`,
    },
    {
      text: "Keep **Encryption** on. If the server's certificate is not from a public authority, upload yours under **Advanced**.",
      fills: ["tls", "ca"],
      url: `${manual}/core/security-transport-encryption/`,
    },
    {
      text: "Let connections from Keyrack's address in; Atlas has a list for it under **Network Access**.",
      url: "https://www.mongodb.com/docs/atlas/security/ip-access-list/",
    },
  ],
  notes: [
    "This connector was written from the documentation and has not been tried against a real server.",
    "The check signs in with SCRAM and asks what the user may do. It reads no document.",
    "It asks the one server entered and looks for no others of the replica set.",
  ],
};
