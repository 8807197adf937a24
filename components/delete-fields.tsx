import type { DeleteImpactView } from "./delete-impact";
import { TextField } from "./text-field";
import { Checkbox } from "./ui/checkbox";

export type DeleteFieldsProps = {
  credential: { id: string; name: string; connectorName: string };
  back: string;
  impact: DeleteImpactView | undefined;
  error: string | undefined;
};

/** What goes with the question: what was shown, the name where it was used lately, and the access at the application. */
export function DeleteFields({ credential, back, impact, error }: DeleteFieldsProps) {
  const { id, name, connectorName } = credential;
  return (
    <>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="shown" value={impact?.places.length ?? 0} />
      {impact?.revocable && (
        <>
          <input type="hidden" name="revocable" value="yes" />
          <Checkbox
            name="revoke"
            defaultChecked
            label={`Take the access back at ${connectorName}`}
            help="Otherwise it stays open there until somebody removes it."
          />
        </>
      )}
      {impact && impact.callers.length > 0 ? (
        <TextField
          name="name"
          label={
            <>
              Type <span className="select-all font-mono">{name}</span> to delete it for good
            </>
          }
          error={error}
          autoComplete="off"
          spellCheck={false}
        />
      ) : (
        error && (
          <p role="alert" className="text-bad">
            {error}
          </p>
        )
      )}
    </>
  );
}
