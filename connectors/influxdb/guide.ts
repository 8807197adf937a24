import type { Guide } from "../kit";

export const tokenGuide: Guide = {
  steps: [
    {
      text: "Enter the **Address** of the server, usually with port 8086, or that of your region in InfluxDB Cloud. If its certificate is from an authority of your own, upload that under **Advanced**.",
      fills: ["baseUrl", "ca"],
      url: "https://docs.influxdata.com/influxdb/cloud/reference/regions/",
    },
    {
      text: "Under **Load data → API tokens** generate a custom token with the buckets that are needed, and paste it as **API token** while it is shown.",
      fills: ["token"],
      url: "https://docs.influxdata.com/influxdb/v2/admin/tokens/create-token/",
    },
  ],
  notes: [
    "The check lists one bucket and reads no data.",
    "The way with a token was written from the documentation and not tried against a server.",
  ],
};

export const basicGuide: Guide = {
  steps: [
    {
      text: "Enter the **Address** of the server, usually with port 8086. If its certificate is from an authority of your own, upload that under **Advanced**.",
      fills: ["baseUrl", "ca"],
      url: "https://docs.influxdata.com/influxdb/v1/administration/https_setup/",
    },
    {
      text: "Make a user for this purpose, grant it the databases that are needed, and enter its **User name** and **Password**.",
      fills: ["username", "password"],
      url: "https://docs.influxdata.com/influxdb/v1/administration/authentication_and_authorization/",
      copy: "CREATE USER integration WITH PASSWORD '…'; GRANT READ ON orders TO integration",
    },
  ],
  notes: [
    "InfluxDB 1 asks nobody for a password until `auth-enabled` is set: before that any password looks right.",
    "The check lists the databases that the user may see.",
  ],
};
