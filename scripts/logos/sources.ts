import { createRequire } from "node:module";
import type { SimpleIcon } from "simple-icons";
import * as simpleIcons from "simple-icons";

/**
 * Where a logo comes from. Both collections are CC0. A brand that asked simple-icons to be taken out is not fetched from
 * the other collection either: its tile keeps its initials.
 */
export type Source = { from: "simple-icons"; path: string; colour: string } | { from: "logos"; svg: string };

export function sourceFor(id: string, name: string): Source | undefined {
  if (withdrawn.test(id) || strangers.has(id)) return undefined;
  const tried = [slugs[id], bare(name.replace(/\./g, "dot")), bare(name), bare(id)].filter(
    (slug) => slug !== undefined,
  );
  const icon = wordmarks.has(id) ? undefined : tried.flatMap((slug) => bySlug.get(slug) ?? [])[0];
  if (icon) return { from: "simple-icons", path: icon.path, colour: `#${icon.hex.toLowerCase()}` };
  const names = [id, id.replace(/-/g, "")].flatMap((each) => [`${each}-icon`, each]);
  const found = names.flatMap((each) => collection.icons[each] ?? []).find(isSquarish);
  if (!found) return undefined;
  const { width = 256, height = 256, body } = found;
  return {
    from: "logos",
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${body}</svg>`,
  };
}

/** Their owners asked for the removal, or forbid such use in their guidelines. */
const withdrawn =
  /^(adobe|amazon|aws|azure|business-central|dynamics|linkedin|magento|microsoft|onedrive|openai|oracle|outlook|power-bi|salesforce|sendgrid|sharepoint|slack|teams|twilio|exact-online|workday)/;
/** Another product has the same name. */
const strangers = new Set(["fathom-ai", "factors", "gong", "apollo-io", "hunter", "recharge"]);
/** Only their written name is drawn there, which nobody can read on a tile. */
const wordmarks = new Set([
  "adyen",
  "cal-com",
  "mysql",
  "odoo",
  "typeform",
  "woocommerce",
  "woocommerce-analytics-report",
]);
/** Where the slug is not made of our name. */
const slugs: Readonly<Record<string, string>> = {
  amqp: "rabbitmq",
  "rabbitmq-management": "rabbitmq",
  "bigcommerce-b2b": "bigcommerce",
  "facebook-lead-ads": "meta",
  mistral: "mistralai",
  oauth2: "openid",
  "sap-business-one": "sap",
  "sap-s4hana": "sap",
  "square-pos": "square",
  "woocommerce-analytics-report": "woocommerce",
  "x-twitter": "x",
};

const bySlug = new Map(
  Object.values(simpleIcons as Readonly<Record<string, SimpleIcon>>).map((icon) => [icon.slug, icon] as const),
);

type Collection = { icons: Record<string, { body: string; width?: number; height?: number }> };
const collection = createRequire(import.meta.url)("@iconify-json/logos/icons.json") as Collection;

function isSquarish({ width = 256, height = 256, body }: Collection["icons"][string]): boolean {
  const ratio = width / height;
  return ratio > 0.62 && ratio < 1.5 && body.length < 9000;
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}
