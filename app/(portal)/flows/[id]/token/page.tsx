import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/actor";
import { newId } from "@/lib/id";
import { tokenChoices } from "../../../settings/tokens/choices";
import { TokenForm } from "../../../settings/tokens/token-form";
import { OnlyReading } from "../../only-reading";
import { environmentOf, loadFlow } from "../load";

export const metadata: Metadata = { title: "Make a token" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ environment?: string | string[] }> };

/** A token of this flow and environment: what it reaches is not a question here. */
export default async function FlowTokenPage({ params, searchParams }: Props) {
  const { actor, flow } = await loadFlow((await params).id);
  const environment = environmentOf(flow, (await searchParams).environment);
  const page = `/flows/${flow.id}?environment=${environment}`;
  if (!may(actor, "token.manage")) return <OnlyReading actor={actor} />;
  return (
    <>
      <PageHeader
        title="Make a token"
        trail={[
          { label: "Flows", href: "/flows" },
          { label: flow.name, href: page },
        ]}
      />
      <div className="max-w-3xl">
        <TokenForm
          {...(await tokenChoices(actor))}
          once={newId("tk")}
          back={{ href: page, label: "Back to the flow" }}
          flow={{
            value: `${flow.id}/${environment}`,
            label: `${flow.name}, ${environment}`,
            name: `${flow.name}, ${environment}`.slice(0, 100),
          }}
        />
      </div>
    </>
  );
}
