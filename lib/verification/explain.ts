import type { Connector, Explanation, Outcome, Scheme, Values } from "@/connectors/kit";
import { unsendableHint } from "@/lib/egress/headers";
import { quarantineSentence } from "@/lib/quarantine";

/**
 * Turns an outcome into what a person needs: the cause, whose fault it is, and the next action. One sentence each, the
 * application's own words in quotes. A verified outcome needs no explanation.
 */
export function explain(
  connector: Connector,
  scheme: Scheme,
  outcome: Outcome,
  values: Values = {},
): Explanation | undefined {
  if (outcome.outcome === "verified") return undefined;
  const words = wordsFor(connector.name, scheme, outcome);
  const { field = words.field, suggestion = usualPort(scheme, outcome, values), allow } = outcome;
  return {
    cause: sentence(words.cause, outcome.says),
    whose: words.whose,
    next: outcome.hint?.includes(words.next) ? outcome.hint : [outcome.hint, words.next].filter(Boolean).join(" "),
    ...(field ? { field } : {}),
    ...(suggestion ? { suggestion } : {}),
    ...(allow ? { allow } : {}),
  };
}

/** Where nothing answers on a port of one's own choice, the usual one is worth a try. */
function usualPort(scheme: Scheme, outcome: Outcome, values: Values): { field: string; value: string } | undefined {
  if (!("reason" in outcome) || (outcome.reason !== "refused" && outcome.reason !== "timeout")) return undefined;
  for (const [key, { kind, default: usual }] of Object.entries(scheme.fields)) {
    if (kind === "port" && usual !== undefined && values[key] !== undefined && values[key] !== usual) {
      return { field: key, value: usual };
    }
  }
  return undefined;
}

/** What a refused client of the workspace is marked with: the fault is neither the credential's nor its owner's. */
export const sharedClientHint =
  "It is corrected once for all of them, by an owner or admin, under Settings, OAuth clients.";

type Words = Omit<Explanation, "suggestion" | "allow">;
type Troubled = Exclude<Outcome, { outcome: "verified" }>;

function wordsFor(name: string, scheme: Scheme, outcome: Troubled): Words {
  const target = outcome.target ?? name;
  const secret = Object.keys(scheme.fields).find((key) => scheme.fields[key]?.group === "secret");
  const place = Object.keys(scheme.fields).find((key) => ["host", "url"].includes(scheme.fields[key]?.kind ?? ""));
  const port = Object.keys(scheme.fields).find((key) => scheme.fields[key]?.kind === "port");
  const at = (field: string | undefined) => (field ? { field } : {});
  switch (outcome.reason) {
    case "insufficient_scope":
      return {
        cause: `Signed in. Not allowed: ${outcome.outcome === "limited" ? outcome.missing.join(", ") : "some permissions"}.`,
        whose: "application",
        next: `Grant what is missing in ${name}, or use it as it is.`,
      };
    case "not_permitted":
      return {
        cause: `${name} let us in, but not everywhere.`,
        whose: "application",
        next: `Ask for more rights in ${name}, or use it as it is.`,
      };
    case "invalid_credentials":
      return {
        cause: `${name} did not accept these values.`,
        whose: "you",
        next: "Check them and enter them again.",
        ...at(secret),
      };
    case "expired":
      return {
        cause: `This access to ${name} has expired.`,
        whose: "you",
        next: `Make a new one in ${name} and replace it here.`,
        ...at(secret),
      };
    case "revoked":
      return {
        cause: `This access was revoked in ${name}.`,
        whose: "application",
        next: "Make a new one there and replace it here.",
        ...at(secret),
      };
    case "account_locked":
      return {
        cause: `The account at ${name} is locked, or needs a second factor.`,
        whose: "application",
        next: "Unlock it there, or use an account made for integrations.",
      };
    case "wrong_account":
      return {
        cause: `This is another account at ${name}.`,
        whose: "you",
        next: "Use the same account as before, or make a new credential.",
      };
    case "misconfigured":
      return {
        cause: `${name} cannot be used with these values.`,
        whose: "you",
        next: "Correct the values and check again.",
        ...at(place),
      };
    case "invalid_client":
      return {
        cause: `${name} does not accept the OAuth client.`,
        whose: "administrator",
        next: "Correct its client ID and secret.",
      };
    case "dns":
      return {
        cause: `${target} was not found from this server.`,
        whose: "you",
        next: "Check the spelling of the address.",
        ...at(place),
      };
    case "blocked_address":
      return blocked(outcome, place);
    case "refused":
      return {
        cause: `Nothing answers at ${target}.`,
        whose: "network",
        next: "Check host and port, and that it is running.",
        ...at(port ?? place),
      };
    case "timeout":
      return {
        cause: `${target} did not answer in time.`,
        whose: "network",
        next: "Check host, port and firewall, then try again.",
      };
    case "tls":
      return {
        cause: `The encrypted connection to ${target} could not be trusted.`,
        whose: "network",
        next: Object.entries(scheme.fields).some(([, field]) => field.kind === "file")
          ? "If the server is yours, add the certificate of its authority under Advanced."
          : `Try again later; if it stays, tell ${name}.`,
      };
    case "rate_limited":
      return { cause: `${name} asks us to slow down.`, whose: "application", next: "Wait a little, then try again." };
    case "server_error":
      return {
        cause: `${name} is not answering properly${outcome.status ? ` (${outcome.status})` : ""}.`,
        whose: "application",
        next: "This is not about your values. Try again later.",
      };
    case "unexpected_response":
      return {
        cause: `${target} gave an answer that is not the one expected${outcome.status ? ` (${outcome.status})` : ""}.`,
        whose: "you",
        next: "Check the address.",
        ...at(place),
      };
    case "not_checkable":
      if (outcome.hint === sharedClientHint)
        return {
          cause: `${name} refuses the OAuth client that this and other credentials share.`,
          whose: "administrator",
          next: sharedClientHint,
        };
      if (outcome.hint === unsendableHint)
        return {
          cause: "A value cannot be sent as it stands here.",
          whose: "you",
          next: "Copy it again, whole, and check again.",
          ...at(secret),
        };
      return {
        cause: `${name} offers no way to test this.`,
        whose: "nobody",
        next: "Save it unverified; it is tested when it is used.",
      };
  }
}

function blocked(outcome: Troubled, place: string | undefined): Words {
  const field = place ? { field: place } : {};
  if (outcome.hint === quarantineSentence)
    return { cause: "Nothing was sent, so nothing is known.", whose: "administrator", next: quarantineSentence };
  if (!outcome.allow)
    return {
      cause: "This address is never contacted from here.",
      whose: "you",
      next: "Enter another address.",
      ...field,
    };
  const { address, port } = outcome.allow;
  return {
    cause: `${address} is a private address, not allowed yet.`,
    whose: "administrator",
    next: `An owner or admin can allow ${address.includes(":") ? `[${address}]` : address}:${port}.`,
    ...field,
  };
}

function sentence(cause: string, says: string | undefined): string {
  return says ? `${cause} It says: “${says}”` : cause;
}
