import { googleApplication, signedInAs } from "../families/google";
import { all, little, much } from "../families/oauth-client";

const at = "https://www.googleapis.com/auth";

export default googleApplication({
  id: "bigquery",
  name: "Google BigQuery",
  aliases: ["warehouse", "sql", "data"],
  category: "database",
  docs: "https://cloud.google.com/bigquery/docs/authentication",
  tile: { initials: "Bq", hue: 213 },
  api: "BigQuery API",
  library: "bigquery.googleapis.com",
  origins: ["https://bigquery.googleapis.com"],
  baseUrl: "https://bigquery.googleapis.com/bigquery/v2",
  scopes: [
    much(`${at}/bigquery`, "Read, write and query all data"),
    little(`${at}/bigquery.readonly`, "Read data and see results"),
    much(`${at}/bigquery.insertdata`, "Only add rows"),
    all(`${at}/cloud-platform`, "Everything in Google Cloud that the account may"),
  ],
  presets: [
    { title: "Read, write and query", scopes: [`${at}/bigquery`] },
    { title: "Read only", scopes: [`${at}/bigquery.readonly`] },
  ],
  probe: { ...signedInAs, url: "https://bigquery.googleapis.com/bigquery/v2/projects?maxResults=1" },
});
