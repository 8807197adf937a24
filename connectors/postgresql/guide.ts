import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "You need somebody who may make roles in the database.",
  steps: [
    {
      text: "Find out **host**, **port** and **database**. Hosted databases show them as a connection string: paste it as **Host** and it is split.",
      fills: ["host", "port", "database"],
      url: "https://www.postgresql.org/docs/current/libpq-connect.html",
    },
    {
      text: "Make a role of its own for this purpose, and give it no more than it needs.",
      fills: ["username", "password"],
      url: "https://www.postgresql.org/docs/current/sql-createrole.html",
      copy: "CREATE ROLE integration LOGIN PASSWORD '…'; GRANT pg_read_all_data TO integration;",
    },
    {
      text: "Keep **Encryption** on. If the server's certificate is not from a public authority, upload yours under **Advanced**.",
      fills: ["tls", "ca"],
      url: "https://www.postgresql.org/docs/current/ssl-tcp.html",
    },
    {
      text: "Let connections from Keyrack's address in: one line in `pg_hba.conf`, or the list of addresses at your provider.",
      url: "https://www.postgresql.org/docs/current/auth-pg-hba-conf.html",
    },
  ],
  notes: ["The check signs in, reads who it is and whether any table is readable, and signs out. It writes nothing."],
};
