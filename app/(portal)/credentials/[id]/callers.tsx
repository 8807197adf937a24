import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ConsumerCalls } from "@/lib/uses/consumers";

type CallersProps = { callers: readonly ConsumerCalls[]; now: number; tokens: boolean };

/** Who called with it in thirty days: how often, what failed, when last. A table, because the numbers compare. */
export function Callers({ callers, now, tokens }: CallersProps) {
  return (
    <table className="w-full text-start max-sm:block">
      <thead className="max-sm:sr-only">
        <tr className="border-line border-b text-muted text-sm">
          <th className="px-5 py-2 text-start font-medium">Caller</th>
          <th className="px-3 py-2 text-end font-medium">Calls</th>
          <th className="px-3 py-2 text-end font-medium">Failed</th>
          <th className="px-5 py-2 text-end font-medium">Last</th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line max-sm:block">
        {callers.map(({ consumer, calls, errors, lastAt }) => (
          <tr key={consumer.id} className="max-sm:flex max-sm:flex-wrap max-sm:gap-x-3 max-sm:px-5 max-sm:py-3">
            <td className="break-words px-5 py-2.5 max-sm:w-full max-sm:p-0">
              <Caller consumer={consumer} tokens={tokens} />
            </td>
            <td className="px-3 py-2.5 text-end tabular-nums max-sm:p-0">
              {calls.toLocaleString("en")}
              <span className="text-muted sm:hidden"> calls</span>
            </td>
            <td className={`px-3 py-2.5 text-end tabular-nums max-sm:p-0 ${errors > 0 ? "text-bad" : "text-faint"}`}>
              {errors.toLocaleString("en")}
              <span className="sm:hidden"> failed</span>
            </td>
            <td className="whitespace-nowrap px-5 py-2.5 text-end text-muted max-sm:p-0">
              <RelativeTime at={lastAt} now={now} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A flow leads to its page, a token to its own where the reader may see tokens. */
function Caller({ consumer: { id, name, kind }, tokens }: { consumer: ConsumerCalls["consumer"]; tokens: boolean }) {
  const href = kind === "flow" ? `/flows/${id}` : kind === "token" && tokens ? `/settings/tokens/${id}` : undefined;
  return (
    <>
      {href ? (
        <Link href={href} className="font-medium hover:underline">
          {name}
        </Link>
      ) : (
        <span className={kind === "gone" ? "text-muted" : "font-medium"}>{name}</span>
      )}
      <span className="ms-2 text-faint text-sm">{kindWords[kind]}</span>
    </>
  );
}

const kindWords = { flow: "Flow", token: "API token", gone: "" };
