import { little, much } from "../families/oauth-client";
import { financeProduct, zohoProduct } from "../families/zoho";

export default zohoProduct({
  id: "zoho-books",
  name: "Zoho Books",
  aliases: ["accounting", "invoices", "bills"],
  category: "accounting",
  docs: "https://www.zoho.com/books/api/v3/oauth/",
  tile: { initials: "Zb", hue: 210 },
  popular: true,
  scopes: [
    much("ZohoBooks.fullaccess.all", "Read and write everything"),
    little("ZohoBooks.settings.READ", "See organisations, taxes and currencies"),
    much("ZohoBooks.contacts.ALL", "Read and write customers and vendors"),
    much("ZohoBooks.invoices.ALL", "Read and write invoices"),
    much("ZohoBooks.salesorders.ALL", "Read and write sales orders"),
    much("ZohoBooks.bills.ALL", "Read and write bills"),
    much("ZohoBooks.customerpayments.ALL", "Read and write payments of customers"),
    little("ZohoBooks.invoices.READ", "Read invoices"),
    little("ZohoBooks.contacts.READ", "Read customers and vendors"),
  ],
  presets: [
    { title: "Everything", scopes: ["ZohoBooks.fullaccess.all"] },
    {
      title: "Customers, orders and invoices",
      scopes: [
        "ZohoBooks.settings.READ",
        "ZohoBooks.contacts.ALL",
        "ZohoBooks.salesorders.ALL",
        "ZohoBooks.invoices.ALL",
      ],
    },
    {
      title: "Read invoices",
      scopes: ["ZohoBooks.settings.READ", "ZohoBooks.contacts.READ", "ZohoBooks.invoices.READ"],
    },
  ],
  scopesUrl: "https://www.zoho.com/books/api/v3/oauth/#scopes",
  ...financeProduct("{+facts.apiDomain}", "/books/v3"),
});
