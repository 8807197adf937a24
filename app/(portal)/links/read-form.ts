import { textOf } from "@/app/form-state";
import type { LinkInput } from "@/lib/links/create";
import type { AskedInput } from "@/lib/links/input";

/** From the form of a link to what is asked. Inputs of the application at place 0 begin with `a0.`. */
export function readLinkForm(form: FormData): { input: LinkInput; values: Record<string, string> } {
  const values: Record<string, string> = {};
  for (const [name, value] of form.entries()) {
    if (typeof value !== "string" || name.startsWith("$")) continue;
    values[name] = name in values ? `${values[name]} ${value}` : value;
  }
  const text = (name: string) => textOf(form, name);
  const input: LinkInput = {
    applications: applicationsOf(form),
    ...(text("credential") ? { credential: text("credential") } : {}),
    audience: text("audience"),
    email: text("email"),
    note: text("note"),
    expiresIn: Number(text("expiresIn") || "168"),
    uses: Number(text("uses") || "1"),
    returnUrl: text("returnUrl"),
  };
  return { input, values };
}

function applicationsOf(form: FormData): AskedInput[] {
  const asked: AskedInput[] = [];
  for (let at = 0; form.has(`a${at}.connector`) && at < 20; at++) asked.push(applicationOf(form, `a${at}.`));
  return asked;
}

function applicationOf(form: FormData, at: string): AskedInput {
  const text = (name: string) => textOf(form, `${at}${name}`);
  const listed = (name: string) => form.getAll(`${at}${name}`).filter((each) => typeof each === "string");
  const values = [...form.entries()].flatMap(([name, value]) =>
    name.startsWith(`${at}v.`) && typeof value === "string" && value.trim() !== ""
      ? [[name.slice(at.length + 2), value] as const]
      : [],
  );
  const scopes = [...listed("scope"), ...text("scopes").split(/[\s,]+/)].filter((each) => each !== "");
  const scheme = text("scheme");
  return {
    connector: text("connector"),
    ...(scheme ? { scheme } : {}),
    optional: text("optional") !== "",
    name: text("name"),
    ...(scheme ? { values: Object.fromEntries(values), locked: listed("lock") } : {}),
    ...(scopes.length > 0 ? { scopes } : {}),
    ...(form.has(`${at}client`) ? { oauthClient: text("client") } : {}),
  };
}
