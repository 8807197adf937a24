import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Enter the **Address** of the HTTP interface: port 8443 with TLS, 8123 without. Ports 9000 and 9440 speak another protocol. If its certificate is from an authority of your own, upload that under **Advanced**.",
      fills: ["baseUrl", "ca"],
      url: "https://clickhouse.com/docs/interfaces/http",
    },
    {
      text: "Make a user for this purpose that may only read what is needed, and enter its **User name** and **Password**.",
      fills: ["username", "password"],
      url: "https://clickhouse.com/docs/operations/access-rights",
      copy: "CREATE USER integration IDENTIFIED BY '…'; GRANT SELECT ON orders.* TO integration",
    },
  ],
  notes: [
    "The check sends SELECT 1 and reads no table.",
    "A user without a password accepts any: ClickHouse Cloud has none, a fresh server of your own does.",
    "It was written from the documentation; which status stands with which error code is not confirmed.",
  ],
};
