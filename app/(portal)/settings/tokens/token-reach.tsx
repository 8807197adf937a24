import { Checkbox } from "@/components/ui/checkbox";
import { FieldNotes } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";

export type TokenReachProps = {
  credentials: readonly { id: string; name: string; application: string }[];
  tags: readonly string[];
  flows: readonly { value: string; label: string }[];
  values: Readonly<Record<string, string>>;
  error: string | undefined;
  /** Chosen from the start. */
  credential?: string;
};

/** All, some, those with a tag, or those that stand behind the slots of a flow. What belongs to a choice opens by a rule of CSS. */
export function TokenReach({ credentials, tags, flows, values, error, credential }: TokenReachProps) {
  const chosen = values.credentials?.split(" ") ?? (credential ? [credential] : []);
  const chosenTags = values.tags?.split(" ") ?? [];
  return (
    <div className="group/reach space-y-3">
      <RadioCards
        legend="Which credentials"
        name="reach"
        defaultValue={values.reach || (credential ? "listed" : "all")}
        columns={2}
        options={[
          { value: "all", label: "All", help: "Also ones that are added later." },
          { value: "listed", label: "Some", help: "The ones that you choose." },
          {
            value: "tagged",
            label: "By tag",
            help: tags.length === 0 ? "No credential has a tag yet." : "Also ones that get the tag later.",
            disabled: tags.length === 0,
          },
          {
            value: "flow",
            label: "A flow's",
            help: flows.length === 0 ? "There is no flow yet." : "Behind its slots, whatever stands there.",
            disabled: flows.length === 0,
          },
        ]}
      />
      <fieldset className="hidden group-has-[[value=listed]:checked]/reach:block">
        <legend className="sr-only">Credentials</legend>
        <div className="max-h-72 space-y-2 overflow-y-auto rounded-control border border-line bg-canvas px-4 py-3 touch:space-y-0">
          {credentials.length === 0 && <p className="text-muted">There is no credential yet.</p>}
          {credentials.map(({ id, name, application }) => (
            <Checkbox
              key={id}
              name="credential"
              value={id}
              defaultChecked={chosen.includes(id)}
              label={
                <>
                  {name} <span className="text-faint text-sm">{application}</span>
                </>
              }
            />
          ))}
        </div>
      </fieldset>
      <fieldset className="hidden group-has-[[value=tagged]:checked]/reach:block">
        <legend className="sr-only">Tags</legend>
        <div className="flex max-h-72 flex-wrap gap-x-5 gap-y-2 overflow-y-auto rounded-control border border-line bg-canvas px-4 py-3 touch:gap-y-0">
          {tags.map((each) => (
            <Checkbox key={each} name="tag" value={each} defaultChecked={chosenTags.includes(each)} label={each} />
          ))}
        </div>
      </fieldset>
      {flows.length > 0 && (
        <div className="hidden group-has-[[value=flow]:checked]/reach:block">
          <Select name="flow" aria-label="Flow and environment" defaultValue={values.flow} options={flows} />
        </div>
      )}
      <FieldNotes id="reach" error={error} />
    </div>
  );
}
