import { metaLogin } from "../families/meta";
import { little, much } from "../families/oauth-client";
import { loginGuide } from "./guide";

const scopes = [
  little("public_profile", "See who signed in"),
  little("pages_show_list", "See the pages that the person manages"),
  much("leads_retrieval", "Read leads"),
  much("pages_manage_metadata", "Be told of new leads"),
  much("pages_manage_ads", "Read and manage ads of pages"),
  much("ads_management", "Read and manage ads"),
  much("business_management", "Read and manage the business portfolio"),
  little("pages_read_engagement", "Read posts of pages"),
];
const presets = [
  {
    title: "Leads of pages",
    scopes: ["public_profile", "pages_show_list", "leads_retrieval", "pages_manage_metadata", "pages_manage_ads"],
  },
  { title: "Only who signed in", scopes: ["public_profile"] },
];

export const oauth = metaLogin({
  when: "A person signs in with Facebook. Access ends after about 60 days.",
  scopes,
  presets,
  guide: loginGuide,
});
