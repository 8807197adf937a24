import { groupedScopes, riskWords } from "./token-scope-words";
import { Badge } from "./ui/badge";
import { Checkbox } from "./ui/checkbox";
import { FieldNotes } from "./ui/field";

export type TokenScopesProps = { scopes: readonly string[]; chosen: readonly string[]; error?: string | undefined };

/** Every scope in plain words with its risk, to tick. */
export function TokenScopes({ scopes, chosen, error }: TokenScopesProps) {
  return (
    <div className="space-y-4 rounded-control border border-line bg-canvas px-4 py-3.5">
      {groupedScopes(scopes).map(([group, own]) => (
        <fieldset key={group}>
          <legend className="mb-1 font-medium">{group}</legend>
          <div className="space-y-2.5 touch:space-y-0">
            {own.map(({ scope, title, help, risk }) => (
              <Checkbox
                key={scope}
                name="scope"
                value={scope}
                defaultChecked={chosen.includes(scope)}
                label={
                  <span className="flex flex-wrap items-center gap-x-2">
                    {title}
                    {risk !== "low" && <Badge tone={riskWords[risk].tone}>{riskWords[risk].label}</Badge>}
                  </span>
                }
                help={
                  <>
                    {help} <code className="font-mono text-faint text-xs">{scope}</code>
                  </>
                }
              />
            ))}
          </div>
        </fieldset>
      ))}
      <FieldNotes id="scopes" error={error} />
    </div>
  );
}
