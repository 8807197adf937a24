import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { AppTile } from "@/components/app-tile";
import { BulkForm } from "@/components/bulk-form";
import { allWords, type BulkDeed, bulkTitle, bulkVerbs, counted } from "@/components/bulk-words";
import { TagChips } from "@/components/tag-chips";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import type { Member } from "@/lib/actor";
import { bulkMost, matching } from "@/lib/credentials/bulk";
import { type BulkImpact, impactOfMany } from "@/lib/credentials/bulk-remove";
import { type ListedCredential, listCredentials } from "@/lib/credentials/list";
import { memberFor } from "../../member";
import { type Filters, type Params, queryOf, readFilters, textAt, textsAt, wayBack } from "../filters";
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
  const list = await matching(actor, queryOf(withoutPage(back)));
  const all = textAt(params, "all") === "on";
  const ids = all ? list.items.map(({ id }) => id) : readIds(textsAt(params, "id"));
  const { items } = await listCredentials(actor, { ids, sort: "name", size: 200 });
  const trail = [{ label: "Credentials", href: back }];
  return (
    <div className="mx-auto max-w-2xl space-y-6">
      <PageHeader title={ids.length === 0 ? "Several credentials" : bulkTitle(verb, ids.length)} trail={trail} />
      <Card>
        {/* All that matched may just have been deleted: then the form tells of it. */}
        {ids.length === 0 && !all ? (
          <div className="space-y-4">
            <p>Tick the boxes of credentials in the list first.</p>
            <Which {...{ verb, back, all }} chosen={0} total={list.total} />
            <Button href={back}>Back to the list</Button>
          </div>
        ) : (
          <Question
            actor={actor}
            verb={verb}
            ids={ids}
            back={back}
            which={<Which {...{ verb, back, all }} chosen={ids.length} total={list.total} />}
          />
        )}
      </Card>
      {items.length > 0 && <Chosen items={items} total={ids.length} />}
    </div>
  );
}

type WhichProps = { verb: BulkDeed; back: string; all: boolean; chosen: number; total: number };

/** How many are meant, where the list holds more. */
function Which({ verb, back, all, chosen, total }: WhichProps) {
  if (total <= chosen) return null;
  if (all) {
    const most = bulkMost.toLocaleString("en");
    return (
      <p className="text-muted">
        At most {most} at once: these are the first of {total.toLocaleString("en")}.
      </p>
    );
  }
  return (
    <p className="text-muted">
      {chosen > 0 && `${counted(chosen)} chosen. `}
      <Link href={allOf(verb, back)} className="font-medium text-accent underline underline-offset-4">
        Choose {allWords({ total, most: bulkMost }).toLowerCase()}
      </Link>
    </p>
  );
}

type QuestionProps = { actor: Member; verb: BulkDeed; ids: readonly string[]; back: string; which: ReactNode };

async function Question({ actor, verb, ids, back, which }: QuestionProps) {
  const found = verb !== "delete" ? undefined : ids.length === 0 ? nothing : await impactOfMany(actor, ids);
  const impact = found && { ...found, now: Date.now() };
  const { verbs: _, most: __, ...tools } = await bulkTools(actor);
  return (
    <BulkForm
      verb={verb}
      ids={ids}
      tools={{ ...tools, action: bulkAction }}
      back={back}
      {...(impact ? { impact } : {})}
      cancel={<Button href={back}>Cancel</Button>}
      which={which}
    />
  );
}

const nothing: BulkImpact = { count: 0, callers: [], calls: 0, places: 0, flows: [] };

/** The same question about all that the list holds. */
function allOf(verb: BulkDeed, back: string): string {
  return `/credentials/bulk?${new URLSearchParams({ do: verb, all: "on", back })}`;
}

function withoutPage(back: string): Omit<Filters, "page"> {
  const { searchParams } = new URL(back, "http://keyrack.invalid");
  const { page: _, ...rest } = readFilters(Object.fromEntries(searchParams));
  return rest;
}

function Chosen({ items, total }: { items: readonly ListedCredential[]; total: number }) {
  return (
    <Card flush title={counted(total)}>
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
        {total > items.length && (
          <li className="px-5 py-2.5 text-muted">And {(total - items.length).toLocaleString("en")} more.</li>
        )}
      </ul>
    </Card>
  );
}
