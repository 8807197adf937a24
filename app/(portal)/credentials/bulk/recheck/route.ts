import { attempt } from "@/app/act";
import type { BulkFormLine } from "@/components/bulk-form-state";
import { recheckMany } from "@/lib/credentials/bulk-recheck";
import { AppError } from "@/lib/errors";
import { actingMember } from "@/lib/session/session";
import { readIds } from "../read";

/** Many rechecks that are watched: one JSON document a line, as each ends. None is begun when nobody watches any more. */
export async function POST(request: Request): Promise<Response> {
  const who = await attempt(async () => ({ actor: await actingMember(), form: await request.formData() }));
  if (!who.ok) {
    const status = who.error instanceof AppError ? who.error.status : 400;
    return Response.json({ detail: who.problem.detail }, { status, headers: { "cache-control": "no-store" } });
  }
  const { actor, form } = who.value;
  const gone = new AbortController();
  request.signal.addEventListener("abort", () => gone.abort());
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start: async (out) => {
      const onLine = (line: BulkFormLine) => {
        if (!gone.signal.aborted) out.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      const done = await attempt(() => recheckMany(actor, readIds(form.getAll("id")), { onLine, signal: gone.signal }));
      if (gone.signal.aborted) return;
      if (done.ok) out.close();
      else out.error(new Error(done.problem.detail));
    },
    cancel: () => gone.abort(),
  });
  return new Response(stream, { headers });
}

const headers = { "content-type": "application/x-ndjson", "cache-control": "no-store", "x-accel-buffering": "no" };
