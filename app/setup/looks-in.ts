import type { LooksInput } from "@/lib/links/looks";
import { textOf } from "../form-state";

/** Colour and logo of a workspace as a form sends them. What is too large for a logo is refused where it is looked at. */
export async function looksIn(form: FormData): Promise<LooksInput> {
  const file = form.get("logo");
  const picture = file instanceof File && file.size > 0 ? file : undefined;
  return {
    colour: textOf(form, "colour"),
    removeLogo: textOf(form, "removeLogo") !== "",
    ...(picture ? { logo: Buffer.from(await picture.arrayBuffer()) } : {}),
  };
}
