import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { LinkTabs } from "@/components/ui/tabs";
import type { FlowView } from "@/lib/flows/list";

type EnvironmentsProps = { flow: FlowView; current: string; manage: boolean };

/** Each environment binds credentials of its own. A new one is only an address until something is chosen in it. */
export function Environments({ flow, current, manage }: EnvironmentsProps) {
  const known = [...new Set([...(flow.environments.length === 0 ? ["production"] : flow.environments), current])];
  const page = `/flows/${flow.id}`;
  return (
    <div className="relative">
      <LinkTabs
        label="Environments"
        items={known.map((name) => ({
          label: name,
          href: `${page}?environment=${name}`,
          current: name === current,
        }))}
      />
      {manage && (
        <details className="group/more absolute end-0 top-1">
          <summary className="inline-flex h-8 items-center gap-1.5 rounded-control bg-canvas px-2 text-muted text-sm hover:text-ink touch:h-10">
            <Plus className="size-4" />
            Environment
          </summary>
          <form
            action={page}
            className="absolute end-0 z-10 mt-1 flex w-72 max-w-[calc(100vw-2rem)] gap-2 rounded-panel bg-panel p-2 shadow-float"
          >
            <Input
              name="environment"
              aria-label="Name of the environment"
              placeholder="staging"
              pattern="[a-z0-9][a-z0-9_\-]{0,39}"
              title="Small letters, digits, - and _"
              required
              maxLength={40}
              autoCapitalize="none"
              autoComplete="off"
            />
            <Button type="submit">Open</Button>
          </form>
        </details>
      )}
    </div>
  );
}
