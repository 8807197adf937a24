import { postedForm } from "@/app/posted-form";
import type { ErrorCode } from "@/lib/errors";
import { exportEvents } from "@/lib/events-export";
import { act } from "../../../act";
import { eventFilter, readActivity } from "../filters";

/** The lines that the filters leave, as a file that is made while it is sent. */
export async function POST(request: Request): Promise<Response> {
  const done = await act(async (actor) => {
    const form = [...(await postedForm(request))];
    const given = Object.fromEntries(form.flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : [])));
    const format = given.format === "csv" ? "csv" : "jsonl";
    return { format, lines: await exportEvents(actor, format, eventFilter(readActivity(given))) } as const;
  });
  if (!done.ok) {
    const status = statuses[done.problem.code] ?? 403;
    return new Response(done.problem.detail, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
  }
  const { format, lines } = done.value;
  return new Response(streamOf(lines), {
    headers: {
      "content-type": format === "csv" ? "text/csv; charset=utf-8" : "application/x-ndjson",
      "content-disposition": `attachment; filename="keyrack-activity.${format}"`,
      "cache-control": "no-store",
    },
  });
}

const statuses: Partial<Record<ErrorCode, number>> = { unauthenticated: 401, invalid_request: 400 };

function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await lines.return(undefined)),
  });
}
