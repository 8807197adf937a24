import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { day } from "@/components/ui/moment";
import type { AuthenticatorState } from "@/lib/totp/authenticator";

/** What is asked for besides the password. */
export function Factors({ state }: { state: AuthenticatorState }) {
  return (
    <Card
      title="Authenticator app"
      description="A second step after the password: a code that only your phone can make."
      actions={state.state === "on" ? <Badge tone="ok">On</Badge> : <Badge>Off</Badge>}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-48 text-muted">
          {state.state === "on"
            ? `Since ${day(state.since)}. ${state.recoveryLeft} of 10 recovery codes are left.`
            : "Not set up."}
        </p>
        <Button size="sm" href="/settings/account/authenticator">
          {state.state === "on" ? "Turn off…" : state.state === "pending" ? "Finish setting up" : "Set up"}
        </Button>
      </div>
    </Card>
  );
}
