import { expandText, type Values } from "@/connectors/kit";

/** Named templates become named values for a request or a claim. Empty ones are left out, so an optional field adds nothing. */
export function filled(
  templates: Readonly<Record<string, string>> | undefined,
  values: Values,
): Record<string, string> {
  const all = Object.entries(templates ?? {}).map(([name, template]) => [name, expandText(template, values)] as const);
  return Object.fromEntries(all.filter(([, value]) => value !== ""));
}
