import { headerRules, queryRules, signedStore, storeFields } from "../families/woocommerce";
import { defineConnector, scheme } from "../kit";
import { headerGuide, queryGuide } from "./guide";

export default defineConnector({
  id: "woocommerce",
  name: "WooCommerce",
  aliases: ["wordpress", "store", "shop", "orders", "products"],
  category: "ecommerce",
  docs: "https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication",
  tile: { initials: "Wo", hue: 275 },
  schemes: [
    scheme({
      id: "basic",
      type: "basic",
      title: "Consumer key in a header",
      when: "For most stores: nothing secret stands in an address.",
      recommended: true,
      fields: storeFields,
      origins: ["https://{storeHost}"],
      baseUrl: "https://{storeHost}{+path}/wp-json/wc/v3",
      ca: "ca",
      authenticate: { basic: { user: "{consumerKey}", password: "{consumerSecret}" } },
      probe: {
        url: "https://{storeHost}{+path}/wp-json/wc/v3/products?per_page=1",
        identity: ["{storeHost}{path}", "{storeHost}"],
        label: ["{storeHost}{path}", "{storeHost}"],
      },
      judge: headerRules,
      guide: headerGuide,
    }),
    scheme({
      id: "query",
      type: "apiKey",
      title: "Consumer key in the address",
      when: "When the store's web server removes the header Authorization.",
      fields: storeFields,
      origins: ["https://{storeHost}"],
      baseUrl: "https://{storeHost}{+path}/wp-json/wc/v3",
      ca: "ca",
      authenticate: { query: { consumer_key: "{consumerKey}", consumer_secret: "{consumerSecret}" } },
      probe: {
        url: "https://{storeHost}{+path}/wp-json/wc/v3/products?per_page=1",
        identity: ["{storeHost}{path}", "{storeHost}"],
        label: ["{storeHost}{path}", "{storeHost}"],
      },
      judge: queryRules,
      guide: queryGuide,
    }),
    signedStore("/wc/v3", "/wc/v3/products?per_page=1"),
  ],
});
