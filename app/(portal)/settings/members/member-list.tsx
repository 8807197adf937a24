import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { MemberView } from "@/lib/members/list";
import { roleWords } from "./role-words";

/** Each person with their role; the row opens for whoever may change them, and one's own for leaving. */
export function MemberList({ members, now }: { members: readonly MemberView[]; now: number }) {
  return (
    <ul className="divide-y divide-line">
      {members.map((member) => {
        const opens = member.changeable || member.self;
        return (
          <li
            key={member.id}
            className={`relative flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3 ${opens ? "transition-colors hover:bg-raised" : ""}`}
          >
            <span className="inline-flex size-8 shrink-0 items-center justify-center rounded-full bg-raised font-medium text-muted text-sm">
              {member.name.trim().charAt(0).toUpperCase()}
            </span>
            <div className="min-w-0 flex-1 basis-48">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                {opens ? (
                  <Link
                    href={`/settings/members/${member.id}`}
                    className="break-words font-medium after:absolute after:inset-0"
                  >
                    {member.name}
                  </Link>
                ) : (
                  <span className="break-words font-medium">{member.name}</span>
                )}
                {member.self && <Badge tone="accent">You</Badge>}
              </p>
              <p className="break-all text-muted text-sm">{member.email}</p>
            </div>
            <div className="text-sm max-sm:w-full max-sm:ps-12 sm:text-end">
              <p className="font-medium">{roleWords[member.role].label}</p>
              <p className="text-muted">
                {member.seenAt === undefined ? (
                  "Not signed in"
                ) : (
                  <>
                    Seen <RelativeTime at={member.seenAt} now={now} className="relative z-1" />
                  </>
                )}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
