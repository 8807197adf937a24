import { clientId, clientSecret } from "../families/oauth-client";
import { choice, secret, text } from "../kit";

/** The region says which API; the market, where sellers agree. One is offered only with the other, so they cannot differ. */

export const region = choice({
  label: "Region",
  group: "connection",
  default: "eu",
  choices: [
    { value: "na", label: "North America and Brazil" },
    { value: "eu", label: "Europe, Middle East, India" },
    { value: "fe", label: "Far East and Australia" },
  ],
});

const market = (is: string, choices: readonly [string, string][]) =>
  choice({
    label: "Marketplace",
    group: "connection",
    help: "Where the seller signs in to Seller Central.",
    shownWhen: { field: "region", is: [is] },
    choices: choices.map(([value, label]) => ({ value, label })),
  });

export const marketAmerica = market("na", [
  ["sellercentral.amazon.com", "United States"],
  ["sellercentral.amazon.ca", "Canada"],
  ["sellercentral.amazon.com.mx", "Mexico"],
  ["sellercentral.amazon.com.br", "Brazil"],
]);

export const marketEurope = market("eu", [
  ["sellercentral-europe.amazon.com", "Europe"],
  ["sellercentral.amazon.de", "Germany"],
  ["sellercentral.amazon.co.uk", "United Kingdom"],
  ["sellercentral.amazon.fr", "France"],
  ["sellercentral.amazon.it", "Italy"],
  ["sellercentral.amazon.es", "Spain"],
  ["sellercentral.amazon.nl", "Netherlands"],
  ["sellercentral.amazon.se", "Sweden"],
  ["sellercentral.amazon.pl", "Poland"],
  ["sellercentral.amazon.com.be", "Belgium"],
  ["sellercentral.amazon.com.tr", "Türkiye"],
  ["sellercentral.amazon.ae", "United Arab Emirates"],
  ["sellercentral.amazon.sa", "Saudi Arabia"],
  ["sellercentral.amazon.eg", "Egypt"],
  ["sellercentral.amazon.in", "India"],
]);

export const marketFarEast = market("fe", [
  ["sellercentral.amazon.co.jp", "Japan"],
  ["sellercentral.amazon.com.au", "Australia"],
  ["sellercentral.amazon.sg", "Singapore"],
]);

export const applicationId = text({
  label: "App ID",
  help: "Of the app in Seller Central, not the LWA client ID.",
  example: "amzn1.sp.solution.01234567-89ab-cdef-0123-456789abcdef",
  pattern: "^amzn1\\.(sp\\.solution|sellerapps\\.app)\\.",
  message: "An App ID begins with amzn1.sp.solution. or amzn1.sellerapps.app.",
});

export const lwaClientId = clientId({
  help: "Called LWA client identifier there.",
  example: "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef",
  pattern: "^amzn1\\.application-oa2-client\\.",
  message: "An LWA client identifier begins with amzn1.application-oa2-client.",
});

export const lwaClientSecret = clientSecret({
  help: "Called LWA client secret there. It has to be rotated every 180 days.",
});

export const version = text({
  label: "Draft",
  group: "settings",
  help: "Enter beta while the app is a draft, so that it can be tried.",
  example: "beta",
  pattern: "^beta$",
  message: "Enter beta, or nothing.",
  optional: true,
  advanced: true,
});

export const refreshToken = secret({
  label: "Refresh token",
  help: "Shown once when you authorise the app yourself.",
  example: "Atzr|IwEBIExampleRefreshToken",
  pattern: "^Atzr\\|",
  message: "A refresh token begins with Atzr and a vertical bar.",
});

export const account = text({
  label: "Account",
  group: "settings",
  help: "Whose seller account it is, in your own words; Amazon does not say. It is not sent.",
  example: "Acme DE",
  optional: true,
  maxLength: 120,
});
