import type { HttpScheme, Outcome, Values } from "@/connectors/kit";
import type { CallOptions, Egress } from "@/lib/egress/egress";
import { dialectOf } from "@/lib/oauth/dialect";
import { factValues, tokenFacts } from "@/lib/oauth/facts";
import { refusedBy } from "@/lib/oauth/refusal";
import { mintTokens } from "@/lib/oauth/token";

/**
 * How a verification gets the access token that an OAuth scheme's probe needs. For a stored credential it is handed in;
 * values that have only been typed get one of their own where nobody has to consent, which is used once and dropped.
 */
export type LetIn = {
  values: Values;
  revision: number;
  /** Called when the application took it. */
  worked?: () => Promise<void>;
};

/** `stale`: the revision whose token the application did not take. */
export type AccessSource = (stale?: number) => Promise<{ access: LetIn } | { outcome: Outcome }>;

export function freshAccess(scheme: HttpScheme, values: Values, egress: Egress, options: CallOptions): AccessSource {
  return async () => {
    const { grant } = scheme.oauth2 ?? {};
    if (grant !== "client_credentials" && grant !== "jwt-bearer") return { outcome: notYetConnected };
    try {
      const dialect = await dialectOf(scheme, values, { egress, ...options });
      const tokens = await mintTokens(dialect, { egress, ...options });
      const facts = factValues(tokenFacts(dialect.oauth2, tokens));
      return { access: { values: { "oauth.accessToken": tokens.accessToken, ...facts }, revision: 0 } };
    } catch (error) {
      return { outcome: refusedBy(error) };
    }
  };
}

const notYetConnected: Outcome = {
  outcome: "inconclusive",
  reason: "not_checkable",
  hint: "It is tested when it is connected.",
};
