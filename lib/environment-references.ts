import { askPortal, type PortalAnswer } from "./egress/portal";
import { AppError } from "./errors";
import { isTokenText } from "./tokens/text";

/**
 * Fills an environment whose values name credentials, `keyrack://credential/field`, from a running Keyrack. Each
 * credential is asked for once; a reference that cannot be filled stops everything, so that no program ever runs with
 * half of its secrets. The own token is not passed on.
 */
export type Filled = { variables: Record<string, string>; secrets: string[]; count: number };
type Variables = Readonly<Record<string, string | undefined>>;
type Ask = (origin: string, path: string, token: string) => Promise<PortalAnswer>;

const form = /^keyrack:\/\/([^/\s]+)\/([A-Za-z0-9_.-]+)$/;

/** Throws `invalid_request` with the name of the variable, and what `askPortal` throws. */
export async function fillReferences(given: Variables, ask: Ask = askPortal): Promise<Filled> {
  const { KEYRACK_TOKEN: token, KEYRACK_TOKEN_FILE: _, ...rest } = given;
  const variables = present(rest);
  const wanted = Object.entries(variables).filter(([, value]) => value.startsWith("keyrack://"));
  if (wanted.length === 0) return { variables, secrets: [], count: 0 };
  const origin = originOf(given.KEYRACK_URL);
  if (token === undefined || !isTokenText(token.trim()))
    throw refused("Set KEYRACK_TOKEN to an API token with the scope secret:read.");
  const known = new Map<string, Released>();
  const secrets: string[] = [token.trim()];
  for (const [name, value] of wanted) {
    const [, credential = "", field = ""] = form.exec(value) ?? [];
    if (credential === "") throw refused(`${name} is no reference. Write keyrack://credential/field.`);
    const released = known.get(credential) ?? (await release(ask, origin, credential, token.trim(), name));
    known.set(credential, released);
    const found = Object.hasOwn(released.values, field) ? released.values[field] : undefined;
    if (found === undefined) {
      const has = Object.keys(released.values).join(", ");
      throw refused(`${name}: the credential ${credential} has no field ${field}. It has: ${has}.`);
    }
    variables[name] = found;
    if (released.secret.includes(field)) secrets.push(found);
  }
  return { variables, secrets, count: wanted.length };
}

type Released = { values: Readonly<Record<string, string>>; secret: readonly string[] };

async function release(ask: Ask, origin: string, credential: string, token: string, name: string): Promise<Released> {
  const { status, json } = await ask(origin, `/api/v1/credentials/${encodeURIComponent(credential)}/secret`, token);
  if (status === 200) return json as Released;
  const detail = typeof json.detail === "string" ? json.detail : `Keyrack answered ${status}.`;
  throw refused(`${name}: ${detail}`);
}

function originOf(url: string | undefined): string {
  if (url !== undefined && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return new URL(url).origin;
  throw refused("Set KEYRACK_URL to the address of Keyrack, such as https://keyrack.example.com.");
}

function present(variables: Variables): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

function refused(detail: string): AppError {
  return new AppError("invalid_request", detail);
}
