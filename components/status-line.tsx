import type { ReactNode } from "react";
import type { CredentialSummary } from "@/connectors/kit/summary";
import { StatusMark } from "./status-mark";
import { statusOf } from "./status-words";
import { MarkedText } from "./ui/marked-text";
import { RelativeTime } from "./ui/relative-time";

type Standing = Pick<
  CredentialSummary,
  "status" | "state" | "sentence" | "verifiedAt" | "checkedAt" | "statusSince" | "expiresAt"
>;
export type StatusLineProps = {
  credential: Standing;
  now: number;
  fresh?: boolean /** The page below says why. */;
  brief?: boolean;
};

/** The mark, when it was looked at, and one sentence where there is something to say. */
export function StatusLine({ credential, now, fresh = false, brief = false }: StatusLineProps) {
  const { state, checkedAt } = credential;
  const status = statusOf(credential, now);
  const sentence = brief ? null : sentenceOf(credential, now);
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <StatusMark status={status} fresh={fresh && status === "valid"} className="self-center" />
        {brief && state === "active" && status !== "expiring" && credential.statusSince !== undefined && (
          <RelativeTime at={credential.statusSince} now={now} span className="text-muted" />
        )}
        {state !== "draft" && (
          <span className="text-faint">
            {checkedAt === undefined ? (
              "Never checked"
            ) : (
              <>
                Checked <RelativeTime at={checkedAt} now={now} className="relative z-1" />
              </>
            )}
          </span>
        )}
      </p>
      {sentence && <p className="text-muted @3xl:line-clamp-2">{sentence}</p>}
    </>
  );
}

/** What the mark alone does not tell. A working credential whose last check got no answer is still a working one. */
export function sentenceOf(credential: Standing, now: number): ReactNode {
  const { sentence, verifiedAt, expiresAt } = credential;
  switch (statusOf(credential, now)) {
    case "draft":
      return "Not finished, so nothing can use it yet.";
    case "disabled":
      return "Nothing can use it until somebody resumes it.";
    case "expiring":
      return expiresAt === undefined ? null : <Expiry at={expiresAt} now={now} />;
    case "valid":
    case "unknown":
      return (
        sentence && (
          <>
            <MarkedText text={sentence} />
            {verifiedAt !== undefined && (
              <>
                {" "}
                It worked <RelativeTime at={verifiedAt} now={now} className="relative z-1" />.
              </>
            )}
          </>
        )
      );
    default:
      return sentence ? <MarkedText text={sentence} /> : null;
  }
}

function Expiry({ at, now }: { at: number; now: number }) {
  return at <= now ? (
    <>
      It ended <RelativeTime at={at} now={now} className="relative z-1" /> by its own date.
    </>
  ) : (
    <>
      It works, and ends <RelativeTime at={at} now={now} className="relative z-1" />.
    </>
  );
}
