import type { Field, FieldKind, Fields } from "@/connectors/kit/field";
import { Badge } from "./ui/badge";
import { MarkedText } from "./ui/marked-text";

/** Every field of a way in: what it is, how it looks, and by which name the API knows it. */
export function ConnectorFields({ fields }: { fields: Fields }) {
  const entries = Object.entries(fields);
  if (entries.length === 0) return <p className="px-5 py-4 text-muted">There is nothing to fill in.</p>;
  return (
    <ul className="divide-y divide-line">
      {entries.map(([key, field]) => (
        <li key={key} className="gap-4 px-5 py-3 sm:grid sm:grid-cols-[12rem_minmax(0,1fr)]">
          <div className="min-w-0">
            <p className="break-words font-medium">{field.label}</p>
            <p className="break-all font-mono text-faint text-xs">{key}</p>
          </div>
          <div className="min-w-0 max-sm:mt-1">
            <p className="flex flex-wrap items-center gap-1.5">
              <Badge tone={field.secret ? "accent" : "neutral"}>{kindOf(field)}</Badge>
              {field.optional && <Badge>Optional</Badge>}
            </p>
            {field.help && (
              <p className="mt-1 break-words">
                <MarkedText text={field.help} />
              </p>
            )}
            <Shape field={field} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Shape({ field }: { field: Field }) {
  const { example, default: usual, prefix = "", suffix = "", choices } = field;
  const shown = choices ? choices.map((choice) => choice.label).join(", ") : `${prefix}${example ?? ""}${suffix}`;
  return (
    <p className="mt-1 break-words text-muted text-sm empty:hidden">
      {choices
        ? `One of: ${shown}.`
        : example !== undefined && (
            <>
              Example: <code className="wrap-anywhere font-mono">{shown}</code>
            </>
          )}
      {usual !== undefined && !choices && usual !== example && ` Unless told: ${usual}.`}
    </p>
  );
}

function kindOf({ kind, secret }: Field): string {
  return secret ? "Sealed" : kinds[kind];
}

const kinds: Record<FieldKind, string> = {
  text: "Text",
  secret: "Sealed",
  url: "Address",
  host: "Host",
  port: "Port",
  choice: "Choice",
  flag: "Yes or no",
  multiline: "Long text",
  json: "JSON",
  file: "File",
};
