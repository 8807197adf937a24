import { TokenScopes } from "@/components/token-scopes";
import { RadioCards } from "@/components/ui/radio-cards";

export type TokenUseProps = {
  scopes: readonly string[];
  values: Readonly<Record<string, string>>;
  error: string | undefined;
};

/** The usual two ways, and the whole list for who needs another. The list opens by a rule of CSS. */
export function TokenUse({ scopes, values, error }: TokenUseProps) {
  const chosen = values.scopes?.split(" ") ?? ["proxy:read"];
  return (
    <div className="group/use space-y-3">
      <RadioCards
        legend="What it may do"
        name="use"
        defaultValue={values.use || "proxy"}
        options={[
          {
            value: "proxy",
            label: "Use credentials through the proxy",
            help: "Keyrack adds the secret on the way. Whoever holds the token never sees one. Recommended.",
          },
          {
            value: "fetch",
            label: "Also fetch authorizations",
            help: "For databases and other protocols, and for programs that must talk to the application themselves.",
          },
          { value: "custom", label: "Choose scopes", help: "One by one, also for looking after credentials." },
        ]}
      />
      <div className="hidden group-has-[[value=custom]:checked]/use:block">
        <TokenScopes scopes={scopes} chosen={chosen} error={error} />
      </div>
    </div>
  );
}
