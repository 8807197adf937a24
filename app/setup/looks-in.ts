import type { LooksInput } from "@/lib/links/looks";
import { textOf } from "../form-state";

/** More than any form of ours takes is not even read; what is too large for a logo is refused where it is looked at. */
const most = 1_000_000;

/** Colour and logo of a workspace as a form sends them. */
export async function looksIn(form: FormData): Promise<LooksInput> {
  const file = form.get("logo");
  const picture = file instanceof File && file.size > 0 && file.size <= most ? file : undefined;
  return {
    colour: textOf(form, "colour"),
    removeLogo: textOf(form, "removeLogo") !== "",
    ...(picture ? { logo: Buffer.from(await picture.arrayBuffer()) } : {}),
  };
}
