import type { OAuth2 } from "@/connectors/kit";
import type { Connected } from "./connect";
import type { Tokens } from "./token";

/** Whether access lasts by itself. What ends without a way to renew is said, with its day, and not found out later. */
export function lastingOf(
  { refresh }: Pick<OAuth2, "refresh">,
  { refreshToken, expiresAt, refreshExpiresAt }: Pick<Tokens, "refreshToken" | "expiresAt" | "refreshExpiresAt">,
): Pick<Connected, "lasting" | "endsAt"> {
  if (refreshToken !== undefined) {
    // A refresh token that is never replaced takes its own end with it; one that is begins anew each time.
    const fixed = refresh?.rotation === "never" && refreshExpiresAt !== undefined;
    return { lasting: "renewed", ...(fixed ? { endsAt: refreshExpiresAt } : {}) };
  }
  return expiresAt === undefined ? { lasting: "endless" } : { lasting: "ends", endsAt: expiresAt };
}
