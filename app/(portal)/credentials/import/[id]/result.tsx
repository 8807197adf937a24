import { ImportReport } from "@/components/import-report";
import { ImportUnread } from "@/components/import-unread";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { countsOf, type Report, type ReportLine } from "@/lib/transfer/report";
import { pageSize } from "./lines";

/** What became of a file; what still needs somebody comes first. */
export function Result({ id, report, page: asked }: { id: string; report: Report; page: number }) {
  const { added, replaced, skipped } = countsOf(report);
  const number = (value: number) => value.toLocaleString("en");
  const pages = Math.max(1, Math.ceil(report.lines.length / pageSize));
  const page = Math.min(Math.max(Math.trunc(asked) || 1, 1), pages);
  const ordered = report.lines
    .map((line, place) => ({ line, place }))
    .sort((a, b) => rankOf(a.line) - rankOf(b.line) || a.place - b.place)
    .map(({ line }) => line);
  const unreached = report.lines.find(({ note }) => note?.startsWith("Not reached"))?.note;
  return (
    <div className="mx-auto max-w-3xl space-y-4">
      <PageHeader
        title={unreached ? "Imported in part" : "Imported"}
        trail={[
          { label: "Credentials", href: "/credentials" },
          { label: "Import", href: "/credentials/import" },
        ]}
        description={`${number(added)} added, ${number(replaced)} replaced, ${number(skipped)} skipped.`}
        actions={
          <Button variant="primary" href="/credentials">
            To the credentials
          </Button>
        }
      />
      {unreached && <Banner tone="bad">{unreached}</Banner>}
      {report.checking > 0 && (
        <Banner tone="info">They are checked now, one after the other. The list shows what came out.</Banner>
      )}
      <ImportReport lines={ordered.slice((page - 1) * pageSize, page * pageSize)} />
      <Pager
        page={page}
        pages={pages}
        total={ordered.length}
        size={pageSize}
        href={(to) => `/credentials/import/${encodeURIComponent(id)}?page=${to}`}
      />
      <ImportUnread lines={report.unread} />
      <p className="text-muted text-sm">Delete the file that you brought: it may still hold secrets.</p>
    </div>
  );
}

function rankOf({ done, draft, note }: ReportLine): number {
  if (done === "skipped" && note) return 0;
  return draft ? 1 : note ? 2 : 3;
}
