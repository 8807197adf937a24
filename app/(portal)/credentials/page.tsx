import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { CredentialList } from "@/components/credential-list";
import type { ListCredential } from "@/components/credential-row";
import { type ChosenFilter, FilterChips } from "@/components/filter-chips";
import { FlashToast } from "@/components/flash-toast";
import { IncidentBanner } from "@/components/incident-banner";
import { KeySheet } from "@/components/key-sheet";
import { ListKeys } from "@/components/list-keys";
import { StatusStrip } from "@/components/status-strip";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { type Member, may } from "@/lib/actor";
import { listConnectors } from "@/lib/catalog";
import { listIncidents } from "@/lib/credentials/incident";
import { labelsInUse } from "@/lib/credentials/labels-in-use";
import { connectorsInUse, countByStatus, type ListedCredential, listCredentials } from "@/lib/credentials/list";
import { waysInUse } from "@/lib/credentials/ways";
import { countFlows } from "@/lib/flows/used-by";
import { listMembers } from "@/lib/members/list";
import { shortcutsOn } from "@/lib/session/session";
import { memberFor } from "../member";
import { bulkAction } from "./bulk/actions";
import { bulkTools } from "./bulk/tools";
import { deeds } from "./deeds";
import { deletedNotice } from "./deleted-notice";
import { type Choice, choicesFor } from "./filter-choices";
import { FilterForm, FilterSelects } from "./filter-form";
import { addressOf, type Filters, isFiltered, type Params, queryOf, readFilters, textAt, withChoice } from "./filters";
import { NothingMatches, NothingYet } from "./nothing";

export const metadata: Metadata = { title: "Credentials" };

export default async function CredentialsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const params = await searchParams;
  const filters = readFilters(params);
  const here = addressOf(filters);
  const actor = await memberFor(here);

  const [{ found, flows }, counts, inUse, notice, keys, incidents, labels, kinds, people] = await Promise.all([
    pageOf(actor, filters),
    countByStatus(actor),
    connectorsInUse(actor),
    deletedNotice(actor, textAt(params, "deleted")),
    shortcutsOn(),
    listIncidents(actor),
    labelsInUse(actor),
    waysInUse(actor),
    listMembers(actor),
  ]);
  const applications = listConnectors(actor);
  const names = new Map(applications.map(({ id, name }) => [id, name]));
  const used = inUse.map(({ connector, count }) => ({
    value: connector,
    label: `${names.get(connector) ?? connector} (${count})`,
  }));
  const choices = choicesFor(filters, { ...labels, ways: kinds, people });
  const editable = may(actor, "credential.create");
  const add = editable && (
    <Button variant="primary" href="/credentials/new" icon={<Plus className="size-4" />} data-key="c">
      Add Credential
    </Button>
  );
  const flash = notice && <FlashToast text={notice} address={here} />;

  if (counts.all === 0) {
    return (
      <>
        <ListKeys enabled={keys} />
        <PageHeader title="Credentials" />
        {flash}
        <NothingYet applications={applications} editable={editable} />
      </>
    );
  }
  return (
    <div className="list-page">
      <ListKeys enabled={keys} />
      <PageHeader
        title="Credentials"
        actions={
          <>
            <FilterForm filters={filters} />
            <span className="contents max-sm:hidden">
              {editable && <Button href="/credentials/import">Import</Button>}
              {add}
            </span>
          </>
        }
      />
      {flash}
      {incidents.map((incident) => (
        <IncidentBanner key={incident.id} incident={incident} now={Date.now()} className="mb-4" />
      ))}
      <StatusStrip
        counts={counts}
        current={filters.status ?? "all"}
        href={(status) => withChoice(filters, { status: status === "all" ? undefined : status })}
      />
      <FilterChips chosen={chosenOf(filters, choices)} />
      <div className="mt-3 mb-1 flex items-center justify-between gap-2">
        <p className="truncate text-muted text-sm tabular-nums max-sm:sr-only" aria-live="polite">
          {wordsFor(found.total, isFiltered(filters))}
        </p>
        <FilterSelects filters={filters} applications={used} choices={choices} />
      </div>
      {found.total === 0 ? (
        <NothingMatches filters={filters} applications={applications} editable={editable} />
      ) : (
        <CredentialList
          credentials={found.items.map((each) => lineOf(each, flows.get(each.id)))}
          now={Date.now()}
          fresh={textAt(params, "new")}
          deeds={deeds}
          editable={editable}
          renaming={textAt(params, "rename")}
          here={here}
          bulk={{ ...(await bulkTools(actor, { ...labels, people })), action: bulkAction, total: found.total }}
        />
      )}
      <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
        <Pager {...found} size={50} href={(page) => addressOf({ ...filters, page })} />
        <span className="ms-auto flex gap-1">
          {editable && (
            <Button variant="ghost" size="sm" href="/credentials/import" className="sm:hidden">
              Import
            </Button>
          )}
          {may(actor, "credential.export") && (
            <Button variant="ghost" size="sm" href="/credentials/export">
              Export
            </Button>
          )}
        </span>
        {keys && <KeySheet settings="/settings/appearance" />}
      </div>
      {add && <div className={stickyLook}>{add}</div>}
    </div>
  );
}

async function pageOf(actor: Member, filters: Filters) {
  const found = await listCredentials(actor, queryOf(filters));
  const ids = found.items.map(({ id }) => id);
  return { found, flows: await countFlows(actor, ids) };
}

/** What can be taken away again with one click. */
function chosenOf(filters: Filters, choices: readonly Choice[]): ChosenFilter[] {
  return choices.flatMap(({ name, label, value, options }) => {
    const text = options.find((option) => option.value === value)?.label ?? value;
    return value === "" ? [] : [{ name, label, text, without: withChoice(filters, { [name]: undefined }) }];
  });
}

/** Only what the line shows. */
function lineOf(credential: ListedCredential, flows: number | undefined): ListCredential {
  const { id, name, connectorName, tile, schemeTitle, label, status, state, sentence, removable } = credential;
  const { verifiedAt, checkedAt, statusSince, expiresAt, environment, tags } = credential;
  return {
    ...{ id, name, connectorName, tile, schemeTitle, status, state, sentence, removable },
    ...(label === undefined ? {} : { label }),
    ...(environment === undefined ? {} : { environment }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(verifiedAt === undefined ? {} : { verifiedAt }),
    ...(checkedAt === undefined ? {} : { checkedAt }),
    ...(statusSince === undefined ? {} : { statusSince }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(flows === undefined ? {} : { flows }),
  };
}

const stickyLook = "list-page-add fixed inset-x-0 bottom-0 z-20 grid border-line border-t bg-canvas p-3 sm:hidden";

function wordsFor(total: number, filtered: boolean): string {
  const count = total.toLocaleString("en");
  if (filtered) return `${count} found`;
  return total === 1 ? "1 credential" : `${count} credentials`;
}
