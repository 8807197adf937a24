import { FlowChoice } from "@/components/flow-choice";
import { FlowSlot } from "@/components/flow-slot";
import { statusOf } from "@/components/status-words";
import { Card } from "@/components/ui/card";
import type { CredentialSummary } from "@/connectors/kit";
import type { Member } from "@/lib/actor";
import { findConnector } from "@/lib/catalog";
import { listCredentials } from "@/lib/credentials/list";
import type { FlowView, FlowSlot as Slot } from "@/lib/flows/list";
import { callsOfFlow } from "@/lib/uses/consumers";
import { bindAction } from "../actions";

type SlotsProps = { actor: Member; flow: FlowView; environment: string; manage: boolean; now: number };

/** The places of the flow, as one environment fills them. */
export async function Slots({ actor, flow, environment, manage, now }: SlotsProps) {
  const applications = [...new Set(flow.slots.map(({ connector }) => connector))];
  const [calls, ...lists] = await Promise.all([
    callsOfFlow(actor, flow.id),
    ...applications.map((connector) => listCredentials(actor, { connector, sort: "name", size: 200 })),
  ]);
  const available = new Map(applications.map((connector, at) => [connector, lists[at]?.items ?? []]));
  return (
    <Card
      flush
      title="Credentials"
      description={`What stands behind each alias in ${environment}. Choosing another one takes effect at once.`}
    >
      {flow.slots.length === 0 ? (
        <p className="px-5 py-4 text-muted">It uses no application yet. Add one under Edit.</p>
      ) : (
        <ul className="divide-y divide-line">
          {flow.slots.map((slot) => (
            <Place
              key={slot.alias}
              {...{ actor, flow, slot, environment, manage, now, calls }}
              credentials={(available.get(slot.connector) ?? []).filter(({ state }) => state !== "draft")}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

type PlaceProps = SlotsProps & {
  slot: Slot;
  credentials: readonly CredentialSummary[];
  calls: Awaited<ReturnType<typeof callsOfFlow>>;
};

function Place({ actor, flow, slot, environment, manage, now, credentials, calls }: PlaceProps) {
  const { alias, connector } = slot;
  const known = findConnector(connector, actor);
  const application = known?.name ?? connector;
  const here = slot.bound.find((each) => each.environment === environment);
  const bound = here && (credentials.find(({ id }) => id === here.id) ?? here);
  const counted = here && calls.get(here.id);
  return (
    <FlowSlot
      alias={alias}
      application={application}
      tile={known?.tile ?? { initials: "?", hue: 0 }}
      now={now}
      {...(bound ? { bound: { id: bound.id, name: bound.name, status: shownStatus(bound, now) } } : {})}
      {...(counted ? { calls: counted } : {})}
      choose={
        manage && (
          <FlowChoice
            action={bindAction}
            flow={flow.id}
            alias={alias}
            environment={environment}
            application={application}
            current={here?.id}
            credentials={credentials.map((each) => ({
              id: each.id,
              name: each.name,
              status: shownStatus(each, now),
              ...(each.label ? { label: each.label } : {}),
            }))}
            addHref={`/flows/${flow.id}/slots/${alias}/new?environment=${environment}`}
          />
        )
      }
    />
  );
}

function shownStatus(credential: Pick<CredentialSummary, "id"> & { status: string; state: string }, now: number) {
  return statusOf(credential as CredentialSummary, now);
}
