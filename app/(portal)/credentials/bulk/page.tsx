import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AppTile } from "@/components/app-tile";
import { BulkForm } from "@/components/bulk-form";
import { type BulkDeed, bulkTitle, bulkVerbs, counted } from "@/components/bulk-words";
import { TagChips } from "@/components/tag-chips";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import type { Member } from "@/lib/actor";
import { impactOfMany } from "@/lib/credentials/bulk-remove";
import { type ListedCredential, listCredentials } from "@/lib/credentials/list";
import { memberFor } from "../../member";
import { type Params, textAt, textsAt, wayBack } from "../filters";
import { bulkAction } from "./actions";
import { readIds } from "./read";
import { bulkTools } from "./tools";

export const metadata: Metadata = { title: "Several credentials" };

/** The question of the bar below the list on a page of its own, for browsers without scripts. */
export default async function BulkPage({ searchParams }: { searchParams: Promise<Params> }) {
  const params = await searchParams;
  const actor = await memberFor("/credentials");
  const back = wayBack(textAt(params, "back") ?? "");
  const verb = bulkVerbs.find((each) => each === textAt(params, "do"));
  if (verb === undefined || verb === "export") redirect(back);
  const ids = readIds(textsAt(params, "id"));
  const { items } = await listCredentials(actor, { ids, sort: "name", size: 200 });
  const chosen = items.map(({ id }) => id);
  const trail = [{ label: "Credentials", href: back }];
  return (
    <div className="mx-auto max-w-2xl space-y-6">
      <PageHeader title={bulkTitle(verb, ids.length)} trail={trail} />
      <Card>
        {ids.length === 0 ? (
          <div className="space-y-4">
            <p>Tick the boxes of credentials in the list first.</p>
            <Button href={back}>Back to the list</Button>
          </div>
        ) : (
          <Question actor={actor} verb={verb} ids={ids} back={back} />
        )}
      </Card>
      {chosen.length > 0 && <Chosen items={items} />}
    </div>
  );
}

type QuestionProps = { actor: Member; verb: BulkDeed; ids: readonly string[]; back: string };

async function Question({ actor, verb, ids, back }: QuestionProps) {
  const impact = verb === "delete" ? { ...(await impactOfMany(actor, ids)), now: Date.now() } : undefined;
  const { verbs: _, ...tools } = await bulkTools(actor);
  return (
    <BulkForm
      verb={verb}
      ids={ids}
      tools={{ ...tools, action: bulkAction }}
      back={back}
      {...(impact ? { impact } : {})}
      cancel={<Button href={back}>Cancel</Button>}
    />
  );
}

function Chosen({ items }: { items: readonly ListedCredential[] }) {
  return (
    <Card flush title={counted(items.length)}>
      <ul className="divide-y divide-line">
        {items.map(({ id, name, tile, label, connectorName, environment, tags }) => (
          <li key={id} className="flex items-center gap-3 px-5 py-2.5">
            <AppTile tile={tile} />
            <div className="min-w-0 flex-1">
              <p className="break-words font-medium">{name}</p>
              <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <p className="text-muted text-sm">{label ?? connectorName}</p>
                <TagChips environment={environment} tags={tags} />
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
