import { Banner } from "@/components/ui/banner";
import { CopyBox } from "@/components/ui/copy-box";
import type { InviteState } from "./actions";

/** The link, shown once: beside a mail that left, or instead of one. */
export function InviteLink({ made: { email, url, mailed, detail } }: { made: NonNullable<InviteState["made"]> }) {
  return (
    <Banner
      tone={detail === "" ? "info" : "warn"}
      title={mailed ? `The invitation is on its way to ${email}` : `Pass this link on to ${email}`}
    >
      {detail !== "" && <p className="mb-2">The mail did not leave. {detail}</p>}
      <p className="mb-2">
        {mailed
          ? "The same link, should it not arrive. It is shown only now."
          : "It is shown only now, and works once."}
      </p>
      <CopyBox text={url} label="the link" />
    </Banner>
  );
}
