import { little, much } from "../families/oauth-client";
import { financeProduct, zohoProduct } from "../families/zoho";

export default zohoProduct({
  id: "zoho-inventory",
  name: "Zoho Inventory",
  aliases: ["stock", "warehouse", "items", "orders"],
  category: "ecommerce",
  docs: "https://www.zoho.com/inventory/api/v1/oauth/",
  tile: { initials: "Zi", hue: 150 },
  scopes: [
    much("ZohoInventory.FullAccess.all", "Read and write everything"),
    little("ZohoInventory.settings.READ", "See organisations, taxes and currencies"),
    much("ZohoInventory.items.ALL", "Read and write items and stock"),
    little("ZohoInventory.items.READ", "Read items and stock"),
    much("ZohoInventory.salesorders.ALL", "Read and write sales orders"),
    much("ZohoInventory.purchaseorders.ALL", "Read and write purchase orders"),
    much("ZohoInventory.contacts.ALL", "Read and write customers and vendors"),
  ],
  presets: [
    { title: "Everything", scopes: ["ZohoInventory.FullAccess.all"] },
    { title: "Read items", scopes: ["ZohoInventory.settings.READ", "ZohoInventory.items.READ"] },
  ],
  scopesUrl: "https://www.zoho.com/inventory/api/v1/oauth/#scopes",
  ...financeProduct("{+facts.apiDomain}", "/inventory/v1"),
});
