import type { Metadata } from "next";
import { PageNotice } from "@/components/page-notice";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/actor";
import { colours, readLooks } from "@/lib/links/looks";
import { memberFor } from "../../member";
import { LookForm } from "./look-form";
import "../../../connect/[token]/brand.css";

export const metadata: Metadata = { title: "How connect pages look" };

type Props = { searchParams: Promise<{ saved?: string | string[] }> };

export default async function LookPage({ searchParams }: Props) {
  const actor = await memberFor("/links/look");
  const looks = await readLooks(actor);
  if (!may(actor, "link.configure")) {
    return (
      <PageNotice title="You may look, not change" actions={<Button href="/links">Back to the links</Button>}>
        How connect pages look to people outside is decided by owners and admins of {actor.workspaceName}.
      </PageNotice>
    );
  }
  return (
    <>
      <PageHeader
        title="How connect pages look"
        trail={[{ label: "Connect links", href: "/links" }]}
        description={`People outside see the name “${actor.workspaceName}”, and what you choose here.`}
      />
      {(await searchParams).saved !== undefined && (
        <p role="status" className="mb-5 max-w-160 rounded-control bg-ok-soft px-4 py-2.5 text-ok">
          Saved. It holds for every link at once.
        </p>
      )}
      <LookForm looks={looks} colours={colours} />
    </>
  );
}
