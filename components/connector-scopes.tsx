import type { OAuthScope } from "@/connectors/kit/oauth";
import { Badge, type Tone } from "./ui/badge";

/** Scopes in plain words, with how much each one opens. */
export function ConnectorScopes({ scopes }: { scopes: readonly OAuthScope[] }) {
  return (
    <ul className="divide-y divide-line">
      {scopes.map(({ scope, words, risk }) => (
        <li key={scope} className="gap-4 px-5 py-2.5 sm:grid sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
          <code className="wrap-anywhere font-mono text-sm">{scope}</code>
          <span className="block min-w-0 break-words">{words}</span>
          <Badge tone={risks[risk].tone}>{risks[risk].word}</Badge>
        </li>
      ))}
    </ul>
  );
}

const risks: Record<OAuthScope["risk"], { word: string; tone: Tone }> = {
  low: { word: "Opens little", tone: "neutral" },
  medium: { word: "Opens much", tone: "warn" },
  high: { word: "Opens everything", tone: "bad" },
};
