import { LiveRefresh } from "@/components/live-refresh";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Link } from "@/components/ui/link";
import { Meter } from "@/components/ui/meter";
import type { RotationView } from "@/lib/rotation/rotation";
import { RemoveForm, RotateForm } from "./rotation-forms";

/** Changing the master key: what it does, how far it is, and giving the old key up at the end. */
export function RotationCard({ view }: { view: RotationView }) {
  if (view.old.length > 0) return <UnderWay view={view} />;
  return view.ownKey ? <RotateForm /> : <Outside />;
}

function UnderWay({ view: { old, rotation, waits } }: { view: RotationView }) {
  const standing = old.reduce((sum, each) => sum + each.standing, 0);
  const total = Math.max(rotation?.total ?? 0, standing);
  return (
    <RemoveForm waits={waits}>
      {waits && waits !== "damaged" && <LiveRefresh everyMs={2000} />}
      <Meter label="Records under the new key" at={total - standing} of={total} />
      <DefinitionList
        tight
        items={old.map(({ fingerprint, standing: left }) => ({
          term: "Old key",
          value: (
            <>
              <code className="font-mono">{fingerprint}</code>, {left === 0 ? "no records" : records(left)}
            </>
          ),
        }))}
      />
      {waits === "moving" && (
        <p className="text-muted">
          Everything stays readable meanwhile.{" "}
          <Link href="/settings/key" className="font-medium text-accent hover:underline">
            See how far it is
          </Link>
        </p>
      )}
      {waits === "settling" && (
        <p className="text-muted">
          Everything has moved. The old key can be removed a minute after the new one came.{" "}
          <Link href="/settings/key" className="font-medium text-accent hover:underline">
            Look again
          </Link>
        </p>
      )}
      {waits === "damaged" && (
        <p className="text-muted">
          {records(standing)} cannot be opened with the old key either and keep it in place. Enter these credentials
          again or delete them: {rotation?.damaged.join(", ")}.
        </p>
      )}
      {waits === undefined && (
        <p className="text-muted">
          Nothing stands on the old key any more. Backups from before can be opened only with it: keep its recovery kit
          for as long as you keep them.
        </p>
      )}
    </RemoveForm>
  );
}

function Outside() {
  return (
    <Card
      title="Change the master key"
      description="This key is configured outside Keyrack, or shared by several nodes, so it is changed where they are configured."
    >
      <ol className="list-decimal space-y-1.5 ps-5 text-muted">
        <li>
          Set the new key as <Name>KEYRACK_MASTER_KEY</Name> or <Name>KEYRACK_MASTER_KEY_FILE</Name>, and the present
          one as <Name>KEYRACK_MASTER_KEY_OLD</Name>.
        </li>
        <li>Start Keyrack again. It moves everything to the new key, and this page shows how far it is.</li>
        <li>
          When nothing stands on the old key, remove <Name>KEYRACK_MASTER_KEY_OLD</Name>.
        </li>
      </ol>
    </Card>
  );
}

function Name({ children }: { children: string }) {
  return <code className="break-all font-mono text-ink text-sm">{children}</code>;
}

function records(count: number): string {
  return count === 1 ? "1 record" : `${count.toLocaleString("en")} records`;
}
