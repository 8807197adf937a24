import { z } from "zod";
import { revokeLink } from "@/lib/links/change";
import { createLink, hours } from "@/lib/links/create";
import { getLink, type LinkDetail } from "@/lib/links/progress";
import { empty, json } from "./answer";
import { endpoint } from "./endpoint";
import { moment } from "./shapes";

/** Connect links: somebody without an account connects what is asked, and a member confirms whose account it is. */
const application = z.strictObject({
  connector: z.string().max(100),
  scheme: z.string().max(100).optional().describe("Absent: the visitor chooses."),
  optional: z.boolean().optional(),
  name: z.string().max(120).optional().describe("Of the credential that comes of it."),
  values: z
    .record(z.string().max(100), z.string().max(65_536))
    .optional()
    .describe("Filled in already. Only readable fields, and only with a scheme."),
  locked: z.array(z.string().max(100)).max(50).optional().describe("Fields that the visitor cannot change."),
  scopes: z.array(z.string().max(200)).max(100).optional().describe("What the application is asked for."),
  oauthClient: z.string().max(60).optional().describe("Of the workspace; empty: the visitor enters one."),
});

const body = z.strictObject({
  applications: z.array(application).max(10).default([]),
  credential: z.string().max(60).optional().describe("One to connect again, in place of applications."),
  audience: z.string().max(100).describe("Who it is for, such as a company."),
  note: z.string().max(1000).optional(),
  expiresIn: z.number().min(hours.least).max(hours.most).optional().describe("Hours; 168 unless said."),
  uses: z.int().min(1).max(100).optional().describe("How many people may go through it; 1 unless said."),
  returnUrl: z.string().max(2000).optional().describe("https, at an origin that the workspace allows."),
});

const madeShape = z
  .object({ id: z.string(), url: z.url().describe("Given once; only its hash is kept."), expiresAt: z.iso.datetime() })
  .meta({ id: "MadeLink" });

const linkShape = z
  .object({
    id: z.string(),
    audience: z.string(),
    state: z.enum(["waiting", "opened", "stuck", "toConfirm", "done", "expired", "revoked"]),
    uses: z.int(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    askedAgainAt: z.iso.datetime().nullable().describe("Somebody found it over and asks for more time."),
    visits: z.array(
      z.object({
        startedAt: z.iso.datetime(),
        finishedAt: z.iso.datetime().nullable(),
        steps: z.array(
          z.object({
            connector: z.string(),
            state: z.enum(["open", "stuck", "choose", "done", "skipped"]),
            reason: z.string().nullable().describe("Why somebody is stuck."),
            credential: z.string().nullable(),
            account: z.string().nullable(),
            confirmed: z.boolean().describe("False: flows may not use it yet."),
          }),
        ),
      }),
    ),
  })
  .meta({ id: "Link" });

const create = endpoint({
  method: "POST",
  path: "/links",
  name: "createLink",
  summary: "Make a connect link",
  scope: "links:write",
  body,
  answers: { 201: { description: "Made; its address is in this answer alone", schema: madeShape } },
  async run(call) {
    const made = await createLink(call.actor, call.body);
    return json(201, { ...made, expiresAt: moment(made.expiresAt) }, call);
  },
});

const get = endpoint({
  method: "GET",
  path: "/links/{id}",
  name: "getLink",
  summary: "How far it is",
  scope: "links:write",
  answers: { 200: { description: "With everybody who came by it", schema: linkShape } },
  run: async (call) => json(200, shown(await getLink(call.actor, call.params.id ?? "")), call),
});

const revoke = endpoint({
  method: "DELETE",
  path: "/links/{id}",
  name: "revokeLink",
  summary: "Revoke one",
  scope: "links:write",
  answers: { 204: { description: "It opens nothing any more; what was connected stays" } },
  async run(call) {
    await revokeLink(call.actor, call.params.id ?? "");
    return empty(204, call);
  },
});

export const linkEndpoints = [create, get, revoke];

function shown(link: LinkDetail) {
  const { id, audience, state, uses, applications } = link;
  return {
    id,
    audience,
    state,
    uses,
    createdAt: moment(link.createdAt),
    expiresAt: moment(link.expiresAt),
    askedAgainAt: moment(link.askedAgainAt ?? null),
    visits: link.visits.map(({ startedAt, finishedAt, steps }) => ({
      startedAt: moment(startedAt),
      finishedAt: moment(finishedAt ?? null),
      steps: steps.map(({ position, state: at, reason, credential }) => ({
        connector: applications[position]?.id ?? "",
        state: at,
        reason: reason ?? null,
        credential: credential?.id ?? null,
        account: credential?.account ?? null,
        confirmed: credential !== undefined && credential.unconfirmedAt === undefined,
      })),
    })),
  };
}
