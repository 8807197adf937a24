import { groupedScopes, riskWords } from "./token-scope-words";
import { Badge } from "./ui/badge";

/** What a token may do, in plain words, the risky ones marked. */
export function TokenGrants({ scopes }: { scopes: readonly string[] }) {
  return (
    <ul className="space-y-1">
      {groupedScopes(scopes)
        .flatMap(([, own]) => own)
        .map(({ scope, title, risk }) => (
          <li key={scope} className="flex flex-wrap items-center gap-x-2">
            {title}
            {risk === "high" && <Badge tone={riskWords[risk].tone}>{riskWords[risk].label}</Badge>}
          </li>
        ))}
    </ul>
  );
}
