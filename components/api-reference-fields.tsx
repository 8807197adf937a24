import type { ReferenceField } from "./api-reference";

export type ReferenceFieldsProps = {
  title: string;
  lead?: string;
  fields: readonly ReferenceField[];
  /** Also without fields. */
  always?: boolean;
};

/** Names, types and meanings; a list rather than a table, so that it fits a phone. */
export function ReferenceFields({ title, lead, fields, always = false }: ReferenceFieldsProps) {
  if (fields.length === 0 && !always) return null;
  return (
    <section>
      <h4 className="font-medium">{title}</h4>
      {lead && <p className="text-muted text-sm">{lead}</p>}
      {fields.length > 0 && (
        <dl className="mt-2 divide-y divide-line border-line border-y text-sm">
          {fields.map((field) => (
            <div key={`${field.place ?? ""} ${field.name}`} className="py-2">
              <dt className="flex flex-wrap items-baseline gap-x-3">
                <code className="break-all font-medium font-mono">{field.name}</code>
                <span className="min-w-0 break-words font-mono text-muted text-xs">{field.type}</span>
                <span className="text-muted text-xs">
                  {[field.place, field.required ? "always" : "optional"].filter(Boolean).join(", ")}
                </span>
              </dt>
              {field.description && <dd className="mt-0.5 text-muted">{field.description}</dd>}
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
