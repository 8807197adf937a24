import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { AppTile } from "./app-tile";
import { StatusMark } from "./status-mark";
import type { StatusName } from "./status-words";
import { Link } from "./ui/link";
import { RelativeTime } from "./ui/relative-time";

export type FlowSlotProps = {
  alias: string;
  application: string;
  tile: { initials: string; hue: number };
  bound?: { id: string; name: string; status: StatusName; label?: string };
  calls?: { calls: number; errors: number; lastAt: number };
  now: number;
  /** Chooses what stands here; absent for who may only look. */
  choose?: ReactNode;
};

/** One place of a flow: its alias, what stands behind it now, and how much that is used. */
export function FlowSlot({ alias, application, tile, bound, calls, now, choose }: FlowSlotProps) {
  return (
    <li className="px-5 py-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <AppTile tile={tile} />
        <div className="min-w-0 flex-1 basis-52">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <code className="break-all font-medium font-mono">@{alias}</code>
            <span className="text-muted text-sm">{application}</span>
          </p>
          {bound ? (
            <p className="mt-0.5 flex flex-wrap items-baseline gap-x-2">
              <Link href={`/credentials/${bound.id}`} className="break-words hover:underline">
                {bound.name}
              </Link>
              <StatusMark status={bound.status} className="self-center text-sm" />
            </p>
          ) : (
            <p className="mt-0.5 text-muted">Nothing chosen yet: calls to it are refused.</p>
          )}
        </div>
        {bound && (
          <div className="max-sm:w-full max-sm:ps-11">
            <CallsText calls={calls} now={now} />
          </div>
        )}
      </div>
      {choose && <div className="mt-1 ps-11 max-sm:has-[form]:ps-0">{choose}</div>}
    </li>
  );
}

/** "1,204 calls, 3 failed" and when the last one was, of thirty days. */
export function CallsText({ calls, now }: { calls: FlowSlotProps["calls"]; now: number }) {
  if (!calls) return <p className="text-faint text-sm">Not called in 30 days</p>;
  return (
    <p className="text-muted text-sm tabular-nums sm:text-end">
      {callsWords(calls)}
      {calls.errors > 0 && <span className="text-bad">, {calls.errors.toLocaleString("en")} failed</span>}
      <span className="block text-faint">
        Last <RelativeTime at={calls.lastAt} now={now} />
      </span>
    </p>
  );
}

export function callsWords({ calls }: { calls: number }): string {
  return calls === 1 ? "1 call" : `${calls.toLocaleString("en")} calls`;
}

/** A link to the form of the slot's application, from which one comes back. */
export function AddForSlot({ href, application }: { href: string; application: string }) {
  return (
    <Link
      href={href}
      className="inline-flex h-8 items-center gap-1.5 rounded-control px-2 font-medium text-accent text-sm hover:bg-raised touch:h-11"
    >
      <Plus className="size-4" />
      Add a credential for {application}
    </Link>
  );
}
