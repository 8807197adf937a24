import type { Metadata } from "next";
import { FlowForm } from "@/components/flow-form";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/actor";
import { findConnector } from "@/lib/catalog";
import { tokensOfFlow } from "@/lib/tokens/reaching";
import { saveFlowAction } from "../../actions";
import { OnlyReading } from "../../only-reading";
import { applicationNames } from "../../read-form";
import { loadFlow } from "../load";
import { RemoveFlow } from "./remove-flow";

export const metadata: Metadata = { title: "Edit the flow" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ confirm?: string | string[] }> };

export default async function EditFlowPage({ params, searchParams }: Props) {
  const { actor, flow } = await loadFlow((await params).id);
  if (!may(actor, "flow.manage")) return <OnlyReading actor={actor} />;
  const tokens = (await tokensOfFlow(actor, flow.id)).filter(({ state }) => state === "active");
  const page = `/flows/${flow.id}`;
  const slots = flow.slots.map(({ alias, connector }) => ({
    alias,
    application: findConnector(connector, actor)?.name ?? connector,
  }));
  return (
    <>
      <PageHeader
        title="Edit the flow"
        trail={[
          { label: "Flows", href: "/flows" },
          { label: flow.name, href: page },
        ]}
      />
      <FlowForm
        action={saveFlowAction}
        start={{ name: flow.name, note: flow.note, slots: slots.length > 0 ? slots : [{ alias: "", application: "" }] }}
        id={flow.id}
        applications={applicationNames(actor)}
        submit="Save"
        cancelHref={page}
      />
      <div className="mt-10 max-w-180">
        <RemoveFlow
          id={flow.id}
          name={flow.name}
          tokens={tokens.length}
          confirming={(await searchParams).confirm === "delete"}
        />
      </div>
    </>
  );
}
