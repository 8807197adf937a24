import { Badge } from "@/components/ui/badge";

type GrantedScopesProps = { wanted: readonly string[]; granted: readonly string[]; missing: readonly string[] };

/** What was asked for beside what was agreed to. What is missing comes first: it is why something does not work. */
export function GrantedScopes({ wanted, granted, missing }: GrantedScopesProps) {
  const held = wanted.filter((scope) => !missing.includes(scope));
  const beyond = granted.filter((scope) => !wanted.includes(scope));
  return (
    <>
      <p className="text-muted text-sm">
        {missing.length === 0
          ? `All ${wanted.length} that were asked for were granted.`
          : `${held.length} of ${wanted.length} that were asked for were granted.`}
      </p>
      <ul className="mt-1.5 space-y-1">
        {[...missing, ...held, ...beyond].map((scope) => (
          <li key={scope} className="flex flex-wrap items-center gap-2">
            <code className="break-all font-mono text-sm">{scope}</code>
            {missing.includes(scope) && <Badge tone="warn">Not granted</Badge>}
            {!wanted.includes(scope) && <Badge>Not asked for</Badge>}
          </li>
        ))}
      </ul>
    </>
  );
}
