import { googleApplication } from "../families/google";
import { much } from "../families/oauth-client";

const at = "https://www.googleapis.com/auth";

export default googleApplication({
  id: "google-business-profile",
  name: "Google Business Profile",
  aliases: ["my business", "maps", "reviews", "locations"],
  category: "marketing",
  docs: "https://developers.google.com/my-business/content/implement-oauth",
  tile: { initials: "Gb", hue: 214 },
  api: "My Business Account Management API (and those for what you use, such as the Business Information API)",
  library: "mybusinessaccountmanagement.googleapis.com",
  origins: [
    "https://mybusinessaccountmanagement.googleapis.com",
    "https://mybusinessbusinessinformation.googleapis.com",
    "https://businessprofileperformance.googleapis.com",
    "https://mybusiness.googleapis.com",
  ],
  baseUrl: "https://mybusinessaccountmanagement.googleapis.com/v1",
  scopes: [much(`${at}/business.manage`, "Read and change business profiles")],
  presets: [{ title: "Read and write", scopes: [`${at}/business.manage`] }],
  probe: {
    url: "https://mybusinessaccountmanagement.googleapis.com/v1/accounts?pageSize=1",
    identity: ["{facts.subject}", "/accounts/0/name"],
    label: ["{facts.email}", "/accounts/0/accountName", "/accounts/0/name"],
  },
});
