import { exportEvents } from "@/lib/events-export";
import { act } from "../../../act";
import { eventFilter, readActivity } from "../filters";

/** The lines that the filters leave, as a file that is made while it is sent. */
export async function POST(request: Request): Promise<Response> {
  const form = Object.fromEntries(await request.formData());
  const given = Object.fromEntries(Object.entries(form).filter(([, value]) => typeof value === "string")) as Record<
    string,
    string
  >;
  const format = given.format === "csv" ? "csv" : "jsonl";
  const done = await act((actor) => exportEvents(actor, format, eventFilter(readActivity(given))));
  if (!done.ok) {
    const status = done.problem.code === "unauthenticated" ? 401 : 403;
    return new Response(done.problem.detail, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
  }
  return new Response(streamOf(done.value), {
    headers: {
      "content-type": format === "csv" ? "text/csv; charset=utf-8" : "application/x-ndjson",
      "content-disposition": `attachment; filename="keyrack-activity.${format}"`,
      "cache-control": "no-store",
    },
  });
}

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
