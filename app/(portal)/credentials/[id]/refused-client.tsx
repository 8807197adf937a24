import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ConnectionView } from "@/lib/oauth/view";

type RefusedClientProps = {
  client: NonNullable<ConnectionView["client"]>;
  application: string;
  mayMend: boolean;
  now: number;
};

/** The fault lies with the OAuth client that many credentials share: said at each, corrected at one place. */
export function RefusedClient({ client: { id, name, refused }, application, mayMend, now }: RefusedClientProps) {
  if (!refused) return null;
  return (
    <Banner
      tone="warn"
      title={
        mayMend
          ? `${application} refuses the OAuth client ${name}`
          : `${application} refuses an OAuth client of the workspace`
      }
      actions={
        mayMend && (
          <Button size="sm" variant="primary" href={`/settings/clients/${id}`}>
            Correct the client
          </Button>
        )
      }
    >
      {mayMend ? (
        <>
          It says “{refused.says}”, since <RelativeTime at={refused.at} now={now} />. This credential is not to blame:
          enter the client's present secret once, and all that share it go on by themselves.
        </>
      ) : (
        <>
          Since <RelativeTime at={refused.at} now={now} />. Nothing is wrong with this credential and nothing can be
          corrected here. Ask an owner or admin to correct the client under Settings; it then goes on by itself.
        </>
      )}
    </Banner>
  );
}
