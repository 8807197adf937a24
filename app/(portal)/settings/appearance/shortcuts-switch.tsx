"use client";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";

/** Kept as soon as it is switched; without JavaScript there is a button. */
export function ShortcutsSwitch({ on, action }: { on: boolean; action: (form: FormData) => Promise<void> }) {
  return (
    <form action={action} className="flex flex-wrap items-start gap-3">
      <Switch
        key={String(on)}
        name="shortcuts"
        defaultChecked={on}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
        label="Shortcuts of a single key"
        help="In lists: J and K move, E edits, R checks again, / searches, C adds. Switch them off if you use speech input."
      />
      <noscript>
        <Button size="sm" type="submit">
          Keep
        </Button>
      </noscript>
    </form>
  );
}
