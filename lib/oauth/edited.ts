import { expandText, type HttpScheme, isHttp, type OAuth2, type Scheme, type Values } from "@/connectors/kit";
import type { CredentialRow } from "@/lib/credentials/row";
import { AppError } from "@/lib/errors";
import { grantRow } from "@/lib/grants/grant";
import { storedAccess } from "@/lib/grants/stored-access";
import type { Installation } from "@/lib/installation";
import type { AccessSource } from "@/lib/verification/access";
import { clientFields } from "./clients";
import { addedScopes, wantedScopes } from "./scopes";
import { isPersonal } from "./view";

/**
 * Whether changed values of a connected credential can be tried with the access that it has. What somebody agreed to
 * covers fewer scopes and other settings, but neither more scopes nor another OAuth client.
 */
export type Edited = { row: CredentialRow; scheme: Scheme; before: Values; after: Values };

/**
 * What the new values are tried with; nothing where that needs nobody's consent. Throws `reconnect_required` with a
 * sentence when only a new sign-in can tell.
 */
export async function editedAccess(
  home: Installation,
  { row, scheme, before, after }: Edited,
): Promise<{ access?: AccessSource }> {
  if (!isHttp(scheme) || !scheme.oauth2 || !isPersonal(scheme.oauth2.grant)) return {};
  const { oauth2 } = scheme;
  const grant = await grantRow(home, home.store.db, row.id);
  if (!grant) throw again("It was not connected yet. Sign in to connect it.");
  const wanted = wantedScopes({ oauth2, values: after });
  const agreed = [...grant.scopes, ...wantedScopes({ oauth2, values: before })];
  const added = addedScopes(wanted, agreed);
  if (added.length > 0) {
    const names = added.map((scope) => `“${scope}”`).join(", ");
    throw again(
      added.length === 1
        ? `The scope ${names} was not agreed to yet. A new sign-in asks for it.`
        : `The scopes ${names} were not agreed to yet. A new sign-in asks for them.`,
    );
  }
  if (signature(scheme, before) !== signature(scheme, after))
    throw again("What was changed belongs to the sign-in itself. A new one uses it.");
  return storedAccess(home, row, scheme);
}

function again(detail: string): AppError {
  return new AppError("reconnect_required", detail);
}

/** Everything that a sign-in is made of beside its scopes, as one comparable text. */
function signature(scheme: HttpScheme & { oauth2?: OAuth2 }, values: Values): string {
  const { authorize, offline, scopes, endpoints } = scheme.oauth2 ?? {};
  const templates = [
    ...Object.keys(clientFields(scheme)).map((key) => `{${key}}`),
    ...Object.values(endpoints ?? {}).filter((each) => typeof each === "string"),
    ...Object.values(authorize?.parameters ?? {}),
    ...Object.values((offline !== "none" && offline?.parameters) || {}),
    ...Object.values(scopes?.more ?? {}),
  ];
  const defaults = Object.entries(scheme.fields).map(([key, field]) => [key, field.default ?? ""]);
  const filled: Values = { ...Object.fromEntries(defaults), ...values };
  return JSON.stringify(templates.map((template) => expandText(template.replace(/\{\+/g, "{"), filled)));
}
