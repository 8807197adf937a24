import { Readable } from "node:stream";
import { z } from "zod";
import { type EventLine, listEvents } from "@/lib/events";
import { answered, json } from "./answer";
import { type Call, endpoint } from "./endpoint";
import { cursorOf, paging, readCursor } from "./input";
import { moment, pageOf } from "./shapes";

const eventShape = z
  .object({
    seq: z.int(),
    at: z.iso.datetime(),
    actor: z.string(),
    action: z.string(),
    target: z.object({ kind: z.string(), id: z.string(), name: z.string() }).nullable(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "Event" });

const query = z.strictObject({
  ...paging,
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .optional()
    .describe("50; as JSON Lines everything unless it is given."),
  target: z.string().max(100).optional().describe("Only of this credential, token, flow …"),
});
type Wanted = z.output<typeof query>;

const list = endpoint({
  method: "GET",
  path: "/events",
  name: "listEvents",
  summary: "The audit trail, newest first; JSON Lines with Accept: application/x-ndjson",
  scope: "events:read",
  query,
  answers: { 200: { description: "A page", schema: pageOf(eventShape) } },
  async run(call) {
    const [before] = readCursor(call.query.cursor, z.tuple([z.int()])) ?? [];
    const accept = call.request.headers.accept;
    if (typeof accept === "string" && accept.includes("application/x-ndjson")) {
      return answered(200, "application/x-ndjson", Readable.from(lines(call, before)), call);
    }
    const limit = call.query.limit ?? 50;
    const rows = await listEvents(call.actor, wanted(call.query, before, limit + 1));
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    const items = rows.slice(0, limit).map(eventOf);
    return json(200, { items, nextCursor: last ? cursorOf(last.seq) : null }, call);
  },
});

export const eventEndpoints = [list];

/** Page by page, so that a long trail is never in memory at once. */
async function* lines(call: Call<Wanted>, from: number | undefined): AsyncGenerator<Buffer> {
  let before = from;
  let left = call.query.limit ?? Number.POSITIVE_INFINITY;
  while (left > 0) {
    const rows = await listEvents(call.actor, wanted(call.query, before, Math.min(left, 500)));
    if (rows.length === 0) return;
    yield Buffer.from(rows.map((row) => `${JSON.stringify(eventOf(row))}\n`).join(""));
    before = rows.at(-1)?.seq;
    left -= rows.length;
  }
}

function wanted({ target }: Wanted, before: number | undefined, limit: number) {
  return { limit, ...(before === undefined ? {} : { before }), ...(target === undefined ? {} : { target }) };
}

function eventOf({ seq, at, actor, action, target, detail }: EventLine) {
  return { seq, at: moment(at), actor, action, target: target ?? null, detail };
}
