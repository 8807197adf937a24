import { z } from "zod";
import { listVerifications } from "@/lib/credentials/history";
import { recheckCredential } from "@/lib/credentials/recheck";
import { resolveReference } from "@/lib/reference";
import { json } from "./answer";
import { endpoint } from "./endpoint";
import { cursorOf, paging, readCursor } from "./input";
import { pageOf, verificationOf, verificationShape } from "./shapes";

const verify = endpoint({
  method: "POST",
  path: "/credentials/{id}/verification",
  name: "verifyCredential",
  summary: "Verify it now",
  scope: "credentials:verify",
  answers: { 201: { description: "What came out, also when it was rejected", schema: verificationShape } },
  async run(call) {
    const at = Date.now();
    const run = await recheckCredential(call.actor, resolveReference(call.actor, call.params.id ?? ""));
    return json(201, verificationOf({ ...run, at, ms: Date.now() - at }), call);
  },
});

const history = endpoint({
  method: "GET",
  path: "/credentials/{id}/verifications",
  name: "listVerifications",
  summary: "Its verifications, newest first",
  scope: "credentials:read",
  query: z.strictObject(paging),
  answers: { 200: { description: "A page", schema: pageOf(verificationShape) } },
  async run(call) {
    const { limit, cursor } = call.query;
    const [at, id] = readCursor(cursor, z.tuple([z.number(), z.string()])) ?? [];
    const before = at === undefined || id === undefined ? undefined : { at, id };
    const reference = resolveReference(call.actor, call.params.id ?? "");
    const rows = await listVerifications(call.actor, reference, limit + 1, before);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    const items = rows.slice(0, limit).map(verificationOf);
    return json(200, { items, nextCursor: last ? cursorOf(last.at, last.id) : null }, call);
  },
});

export const verificationEndpoints = [verify, history];
