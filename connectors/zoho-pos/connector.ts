import { much } from "../families/oauth-client";
import { financeProduct, zohoProduct } from "../families/zoho";

const { notes = [], ...finance } = financeProduct("https://api.zakya.com", "/v1");

export default zohoProduct({
  id: "zoho-pos",
  name: "Zoho POS",
  aliases: ["zakya", "point of sale", "retail"],
  category: "ecommerce",
  docs: "https://www.zoho.com/pos/resources/api/oauth.html",
  tile: { initials: "Zs", hue: 25 },
  scopes: [much("ZakyaAPI.FullAccess.all", "Read and write everything")],
  presets: [{ title: "Everything", scopes: ["ZakyaAPI.FullAccess.all"] }],
  scopesUrl: "https://zakya.com/resources/api/oauth.html",
  ...finance,
  notes: [
    ...notes,
    "Zoho POS was called Zakya, and its documents still use that name in address and scope. It exists in the United States and in India; that `api.zakya.com` serves both is not confirmed.",
  ],
});
