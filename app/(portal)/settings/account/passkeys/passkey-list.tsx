import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PasskeyView } from "@/lib/passkeys/passkeys";
import { removePasskeyAction } from "./actions";
import { PasskeyForm } from "./passkey-form";

export function PasskeyList({
  passkeys,
  email,
  now,
}: {
  passkeys: readonly PasskeyView[];
  email: string;
  now: number;
}) {
  return (
    <Card
      flush
      title="Passkeys"
      description="Sign in with a finger, a face or the PIN of your device, without a password."
    >
      {passkeys.length > 0 && (
        <ul className="divide-y divide-line border-line border-b">
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <li key={id} className="flex items-center gap-4 px-5 py-3">
              <div className="min-w-0 flex-1">
                <p className="break-words font-medium">{name}</p>
                <p className="text-muted text-sm">
                  Added <RelativeTime at={createdAt} now={now} />
                  {lastUsedAt !== undefined && (
                    <>
                      , used <RelativeTime at={lastUsedAt} now={now} />
                    </>
                  )}
                </p>
              </div>
              <form action={removePasskeyAction}>
                <input type="hidden" name="id" value={id} />
                <SubmitButton variant="secondary" size="sm" aria-label={`Remove the passkey ${name}`}>
                  Remove
                </SubmitButton>
              </form>
            </li>
          ))}
        </ul>
      )}
      <details className="group px-5 py-4">
        <summary className="inline-flex h-9 cursor-pointer items-center rounded-control border border-line px-3.5 font-medium transition-colors hover:border-control hover:bg-raised touch:h-11">
          Add a passkey…
        </summary>
        <div className="mt-4">
          <PasskeyForm email={email} />
        </div>
      </details>
    </Card>
  );
}
