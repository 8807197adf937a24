import { SquarePen } from "lucide-react";
import type { Metadata } from "next";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/actor";
import { Environments } from "./environments";
import { FlowTokens } from "./flow-tokens";
import { environmentOf, loadFlow } from "./load";
import { Slots } from "./slots";
import { UseIt } from "./use-it";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { flow } = await loadFlow((await params).id);
  return { title: flow.name };
}

export default async function FlowPage({ params, searchParams }: Props) {
  const { actor, flow } = await loadFlow((await params).id);
  const query = await searchParams;
  const environment = environmentOf(flow, query.environment);
  const manage = may(actor, "flow.manage");
  const now = Date.now();
  return (
    <>
      <PageHeader
        title={flow.name}
        trail={[{ label: "Flows", href: "/flows" }]}
        description={flow.note}
        actions={
          manage && (
            <Button href={`/flows/${flow.id}/edit`} icon={<SquarePen className="size-4" />} data-key="e">
              Edit
            </Button>
          )
        }
      />
      <Environments flow={flow} current={environment} manage={manage} />
      <div className="grid max-w-4xl gap-6">
        <Slots actor={actor} flow={flow} environment={environment} manage={manage} now={now} />
        <FlowTokens actor={actor} flow={flow} environment={environment} now={now} />
        <UseIt actor={actor} flow={flow} environment={environment} query={query} />
      </div>
    </>
  );
}
