import { waysIn } from "@/components/token-scope-words";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { day } from "@/components/ui/moment";
import { RelativeTime } from "@/components/ui/relative-time";
import type { TokenSummary } from "@/lib/tokens/list";
import { reachWords } from "./reach-words";

type TokenListProps = { tokens: readonly TokenSummary[]; flows: ReadonlyMap<string, string>; now: number };

/** Each token by what it may and reaches, when it was last used and when it ends. The whole row opens it. */
export function TokenList({ tokens, flows, now }: TokenListProps) {
  return (
    <ul className="divide-y divide-line">
      {tokens.map((token) => (
        <li
          key={token.id}
          className="relative grid gap-x-6 gap-y-1 px-5 py-3 transition-colors hover:bg-raised sm:grid-cols-[minmax(0,1fr)_auto]"
        >
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Link
                href={`/settings/tokens/${token.id}`}
                className="break-words font-medium after:absolute after:inset-0"
              >
                {token.name}
              </Link>
              <code className="font-mono text-faint text-sm">…{token.ending}</code>
              <TokenBadge token={token} now={now} />
            </p>
            <p className="break-words text-muted text-sm">
              {reachWords(token, flows)} · {waysIn(token.scopes)}
            </p>
          </div>
          <div className="text-muted text-sm sm:text-end">
            <p>
              {token.lastUsedAt === null ? (
                "Never used"
              ) : (
                <>
                  Used <RelativeTime at={token.lastUsedAt} now={now} className="relative z-1" />
                </>
              )}
            </p>
            <p className="text-faint">{endWords(token)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}

export function endWords({ state, expiresAt, revokedAt }: TokenSummary): string {
  if (state === "revoked" && revokedAt !== null) return `Revoked ${day(revokedAt)}`;
  if (expiresAt === null) return "Does not end by itself";
  return `${state === "expired" ? "Ended" : "Ends"} ${day(expiresAt)}`;
}

/** Says what needs an eye: ended, revoked, ending within a week. */
export function TokenBadge({ token: { state, expiresAt }, now }: { token: TokenSummary; now: number }) {
  if (state === "revoked") return <Badge>Revoked</Badge>;
  if (state === "expired") return <Badge>Ended</Badge>;
  const soon = expiresAt !== null && expiresAt - now < 7 * 86_400_000;
  return soon ? <Badge tone="warn">Ends soon</Badge> : null;
}
