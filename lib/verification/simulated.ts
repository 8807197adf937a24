import type { RecordedAnswer } from "@/connectors/answers";
import { expandUrl, type HttpScheme, type Values } from "@/connectors/kit";
import type { Egress, EgressAnswer } from "@/lib/egress/egress";
import { egressError } from "@/lib/egress/failure";

/**
 * A way out that leads nowhere: every request is answered from what an application's documents show, so that a
 * definition can be tried without an account and without a network. Nothing is resolved and no socket is opened.
 */
export type Played = RecordedAnswer["answer"] | { trouble: Trouble };
export type Trouble = "dns" | "refused" | "timeout" | "tls";

/** `signIn` is the answer to the request that opens a session, where there is one. */
export function simulatedEgress(scheme: HttpScheme, values: Values, play: { signIn: Played; probe: Played }): Egress {
  const never = async () => {
    throw egressError("not_checkable", { hint: "A simulated application cannot be dialled." });
  };
  return {
    dial: never,
    stream: never,
    close: () => undefined,
    request: async (request, { onPhase } = {}) => {
      const { pathname, host } = new URL(request.url);
      const answer = isSignIn(scheme, values, pathname) ? play.signIn : play.probe;
      if ("trouble" in answer) {
        if (answer.trouble === "timeout" || answer.trouble === "tls") {
          onPhase?.("host", 1);
          onPhase?.("connect", 1);
        }
        throw egressError(answer.trouble, { target: host, ...words[answer.trouble] });
      }
      for (const phase of ["host", "connect", "tls", "answered"] as const) onPhase?.(phase, 1);
      return asAnswer(answer, request.url);
    },
  };
}

const words = {
  dns: {},
  refused: {},
  timeout: {},
  tls: { says: "The certificate was issued by “Somebody's own authority”, which is not a known authority." },
} as const;

function isSignIn({ login }: HttpScheme, values: Values, path: string): boolean {
  return login !== undefined && new URL(expandUrl(login.request.url, values)).pathname === path;
}

function asAnswer({ status, headers = {}, body }: RecordedAnswer["answer"], url: string): EgressAnswer {
  const text = typeof body === "string" ? body : JSON.stringify(body ?? null);
  const { "set-cookie": cookies, ...rest } = headers;
  const list = cookies === undefined ? {} : { "set-cookie": [cookies].flat() };
  const plain = Object.entries(rest).map(([name, value]) => [name.toLowerCase(), [value].flat().join(", ")]);
  return { status, headers: { ...Object.fromEntries(plain), ...list }, body: text, truncated: false, url };
}
