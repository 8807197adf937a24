import { googleApplication, signedInAs } from "../families/google";
import { all, little, much } from "../families/oauth-client";

const at = "https://www.googleapis.com/auth";

export default googleApplication({
  id: "google-analytics",
  name: "Google Analytics",
  aliases: ["ga4", "reports", "traffic"],
  category: "analytics",
  docs: "https://developers.google.com/analytics/devguides/reporting/data/v1",
  tile: { initials: "Ga", hue: 32 },
  api: "Google Analytics Admin API (and the Google Analytics Data API, for reports)",
  library: "analyticsadmin.googleapis.com",
  origins: ["https://analyticsdata.googleapis.com", "https://analyticsadmin.googleapis.com"],
  baseUrl: "https://analyticsdata.googleapis.com/v1beta",
  scopes: [
    little(`${at}/analytics.readonly`, "Read reports and settings"),
    much(`${at}/analytics.edit`, "Change accounts and properties"),
    all(`${at}/analytics.manage.users`, "Change who may use them"),
  ],
  presets: [
    { title: "Read reports", scopes: [`${at}/analytics.readonly`] },
    { title: "Change settings", scopes: [`${at}/analytics.readonly`, `${at}/analytics.edit`] },
  ],
  probe: { ...signedInAs, url: "https://analyticsadmin.googleapis.com/v1beta/accountSummaries?pageSize=1" },
});
