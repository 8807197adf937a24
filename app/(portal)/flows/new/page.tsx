import type { Metadata } from "next";
import { FlowForm } from "@/components/flow-form";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/actor";
import { memberFor } from "../../member";
import { saveFlowAction } from "../actions";
import { OnlyReading } from "../only-reading";
import { applicationNames } from "../read-form";

export const metadata: Metadata = { title: "Add a flow" };

export default async function NewFlowPage() {
  const actor = await memberFor("/flows/new");
  if (!may(actor, "flow.manage")) return <OnlyReading actor={actor} />;
  return (
    <>
      <PageHeader title="Add a flow" trail={[{ label: "Flows", href: "/flows" }]} />
      <FlowForm
        action={saveFlowAction}
        start={{ name: "", note: "", slots: [{ alias: "", application: "" }] }}
        applications={applicationNames(actor)}
        submit="Add the flow"
        cancelHref="/flows"
      />
    </>
  );
}
