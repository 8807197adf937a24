import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { AppTile } from "@/components/app-tile";
import { CallsText } from "@/components/flow-slot";
import { StatusMark } from "@/components/status-mark";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { type Member, may } from "@/lib/actor";
import { findConnector } from "@/lib/catalog";
import { type FlowView, listFlows } from "@/lib/flows/list";
import { type Calls, callsByFlow } from "@/lib/uses/consumers";
import { memberFor } from "../member";

export const metadata: Metadata = { title: "Flows" };

export default async function FlowsPage() {
  const actor = await memberFor("/flows");
  const [flows, calls] = await Promise.all([listFlows(actor), callsByFlow(actor)]);
  const add = may(actor, "flow.manage") && (
    <Button variant="primary" href="/flows/new" icon={<Plus className="size-4" />} data-key="c">
      Add Flow
    </Button>
  );
  const now = Date.now();
  if (flows.length === 0) {
    return (
      <>
        <PageHeader title="Flows" />
        <EmptyState title="No flow yet" actions={add}>
          A flow is anything outside that uses credentials: a script, an n8n workflow, a service.{" "}
          {add
            ? "It names what it needs once, and you choose here which credential stands behind each name."
            : "Owners, admins and editors can add one."}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader title="Flows" description="What uses credentials, and which ones." actions={add} />
      <ul className="divide-y divide-line overflow-hidden rounded-panel border border-line bg-panel">
        {flows.map((flow) => (
          <Row key={flow.id} actor={actor} flow={flow} calls={calls.get(flow.id)} now={now} />
        ))}
      </ul>
    </>
  );
}

function Row({ actor, flow, calls, now }: { actor: Member; flow: FlowView; calls: Calls | undefined; now: number }) {
  const { id, name, note, slots, environments } = flow;
  const bound = slots.flatMap((slot) => slot.bound);
  const invalid = bound.filter(({ state, status }) => state === "active" && status === "invalid").length;
  const open = slots.filter((slot) => slot.bound.length === 0).length;
  return (
    <li className="relative flex flex-wrap items-center gap-x-5 gap-y-2 px-5 py-3.5 transition-colors hover:bg-raised">
      <span className="flex w-full -space-x-1.5 sm:w-18" aria-hidden>
        {slots.slice(0, 4).map(({ alias, connector }) => (
          <span key={alias} className="rounded-control ring-2 ring-panel">
            <AppTile tile={findConnector(connector, actor)?.tile ?? { initials: "?", hue: 0 }} />
          </span>
        ))}
      </span>
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link href={`/flows/${id}`} className="break-words font-medium after:absolute after:inset-0">
            {name}
          </Link>
          {environments.map((environment) => (
            <Badge key={environment}>{environment}</Badge>
          ))}
        </p>
        <p className="break-words text-muted text-sm">
          {note || slots.map(({ alias }) => `@${alias}`).join(" ") || "No application yet"}
        </p>
      </div>
      {invalid > 0 && (
        <StatusMark status="invalid" word={invalid === 1 ? "1 invalid" : `${invalid} invalid`} className="text-sm" />
      )}
      {open > 0 && <Badge tone="warn">{open === 1 ? "1 place open" : `${open} places open`}</Badge>}
      <div className="sm:w-44">
        <CallsText calls={calls} now={now} />
      </div>
    </li>
  );
}
