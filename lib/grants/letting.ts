import type { Letting } from "@/lib/authorization/letting";
import { rowOf } from "@/lib/credentials/row";
import type { Installation } from "@/lib/installation";
import { factValues } from "@/lib/oauth/facts";
import { accessFor, unavailable } from "./access";

/**
 * What lets a request in where the access is a token that has to be kept fresh. A token that the application turned away
 * is renewed once, and not given again.
 */
type Place = { id: string; workspaceId: string; values: Letting["values"]; facts: Letting["values"] };

/** Throws as `accessToken` does. */
export async function grantLetting(home: Installation, opened: Place, refused?: Letting): Promise<Letting> {
  const { id, workspaceId } = opened;
  const row = await rowOf(home.store, home.store.db, { kind: "system", name: "Keyrack", workspaceId }, id);
  let result = await accessFor(home, row);
  if ("access" in result && refused !== undefined && result.access.token === refused.accessToken)
    result = await accessFor(home, row, { stale: result.access.revision });
  if ("outcome" in result) throw unavailable(row, result.outcome);
  const { token, expiresAt, values } = result.access;
  return {
    values: { ...opened.values, ...factValues(opened.facts), ...values },
    cookie: undefined,
    expiresAt: expiresAt ?? null,
    accessToken: token,
    renewable: true,
  };
}
