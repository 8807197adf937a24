import { headerRules, queryRules, signedStore, storeFields } from "../families/woocommerce";
import { defineConnector, scheme } from "../kit";
import { headerGuide, queryGuide } from "./guide";

export default defineConnector({
  id: "woocommerce-analytics-report",
  name: "WooCommerce Analytics Report",
  aliases: ["woocommerce analytics", "wc-analytics", "wordpress", "reports", "revenue"],
  category: "analytics",
  docs: "https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication",
  tile: { initials: "Wr", hue: 285 },
  schemes: [
    scheme({
      id: "basic",
      type: "basic",
      title: "Consumer key in a header",
      when: "For most stores: nothing secret stands in an address.",
      recommended: true,
      fields: storeFields,
      origins: ["https://{storeHost}"],
      baseUrl: "https://{storeHost}{+path}/wp-json/wc-analytics",
      ca: "ca",
      authenticate: { basic: { user: "{consumerKey}", password: "{consumerSecret}" } },
      probe: {
        url: "https://{storeHost}{+path}/wp-json/wc-analytics/reports",
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
      baseUrl: "https://{storeHost}{+path}/wp-json/wc-analytics",
      ca: "ca",
      authenticate: { query: { consumer_key: "{consumerKey}", consumer_secret: "{consumerSecret}" } },
      probe: {
        url: "https://{storeHost}{+path}/wp-json/wc-analytics/reports",
        identity: ["{storeHost}{path}", "{storeHost}"],
        label: ["{storeHost}{path}", "{storeHost}"],
      },
      judge: queryRules,
      guide: queryGuide,
    }),
    signedStore("/wc-analytics", "/wc-analytics/reports"),
  ],
});
