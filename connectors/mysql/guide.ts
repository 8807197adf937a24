import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "You need somebody who may make users in the database.",
  steps: [
    {
      text: "Find out **host** and **port**, and the name of the **database**.",
      fills: ["host", "port", "database"],
      url: "https://mariadb.com/kb/en/connecting-to-mariadb/",
    },
    {
      text: "Make a user of its own for this purpose. The part behind @ says from where it may come: Keyrack's address, or % for anywhere.",
      fills: ["username", "password"],
      url: "https://mariadb.com/kb/en/create-user/",
      copy: "CREATE USER 'integration'@'%' IDENTIFIED BY '…' REQUIRE SSL; GRANT SELECT ON orders.* TO 'integration'@'%';",
    },
    {
      text: "Keep **Encryption** on. If the server's certificate is not from a public authority, upload yours under **Advanced**.",
      fills: ["tls", "ca"],
      url: "https://mariadb.com/kb/en/securing-connections-for-client-and-server/",
    },
  ],
  notes: ["The check signs in, reads who it is and its grants, and signs out. It writes nothing."],
};
