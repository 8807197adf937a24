import { isHttp, type Scheme } from "@/connectors/kit";
import type { CredentialRow } from "@/lib/credentials/row";
import type { Installation } from "@/lib/installation";
import type { AccessSource } from "@/lib/verification/access";
import { accessFor } from "./access";
import { markWorked } from "./upkeep";

/** What a verification of a stored OAuth credential is let in with; nothing for other schemes. */
export function storedAccess(home: Installation, row: CredentialRow, scheme: Scheme): { access?: AccessSource } {
  if (!isHttp(scheme) || !scheme.oauth2) return {};
  return {
    access: async (stale) => {
      const result = await accessFor(home, row, stale === undefined ? {} : { stale });
      if ("outcome" in result) return result;
      const { values, revision } = result.access;
      return { access: { values, revision, worked: () => markWorked(home, row.id, revision) } };
    },
  };
}
