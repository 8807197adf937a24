import { and, eq } from "drizzle-orm";
import type { Token } from "@/lib/actor";
import type { Store } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import { type Installation, installation } from "@/lib/installation";
import type { Scope } from "@/lib/scopes";
import { isInside, parseRange, type Range } from "./addresses";
import { noteRefused } from "./refused";
import { taggedIds } from "./tagged";
import { isTokenText, tokenHash, tokenLength } from "./text";
import { noteUsed } from "./used";

/**
 * Who presents an API token. A token that was just seen is kept in memory, by its hash, for at most a second, and every
 * change to tokens, flows or tags drops all of them at once: a revoked one is refused from then on. Forms and checksums that
 * do not hold never reach the store; why a token is refused is not told to whoever presents it.
 */
export type TokenRow = Store["t"]["apiTokens"]["$inferSelect"];

export type LiveToken = {
  actor: Token;
  /** Calls a minute. */
  rate: number;
  /** Limits of the proxy; empty: any. */
  methods: readonly string[];
  paths: readonly string[];
};

type Kept = LiveToken & { ranges: readonly Range[]; endsAt: number; staleAt: number };

const defaultRate = 6_000;
const freshMs = 1_000;
const keptAtMost = 10_000;

const key = Symbol.for("keyrack.tokens");
const shared = globalThis as { [key]?: { byHash: Map<string, Kept>; generation: number } };
shared[key] ??= { byHash: new Map(), generation: 0 };
const cache = shared[key];

/** To be called after every committed change to tokens, flows, bindings or tags. */
export function forgetTokens(): void {
  cache.generation += 1;
  cache.byHash.clear();
}

/**
 * `authorization` is the header. A token that is kept is given at once. Throws `unauthenticated`, or `forbidden` for an
 * address that is not allowed.
 */
export function authenticateToken(authorization: string | undefined, address: string): LiveToken | Promise<LiveToken> {
  if (authorization?.length !== bearer.length + tokenLength || !isBearer(authorization)) throw unknown();
  const text = authorization.slice(bearer.length);
  const hash = tokenHash(text);
  const now = Date.now();
  const known = cache.byHash.get(hash);
  // By a clock that nobody sets: a second must not become an hour.
  if (known !== undefined && known.staleAt > performance.now()) return admitted(known, address, now);
  if (!isTokenText(text)) throw unknown();
  return load(hash).then((token) => admitted(token, address, now));
}

const bearer = "Bearer ";

/** The name of a scheme has no case (RFC 9110 11.1). */
function isBearer(authorization: string): boolean {
  return authorization.startsWith(bearer) || /^bearer /i.test(authorization);
}

function admitted(token: Kept | undefined, address: string, now: number): LiveToken | Promise<LiveToken> {
  if (token === undefined || token.endsAt <= now) throw unknown();
  if (!isInside(token.ranges, address)) return refuse(token.actor, address);
  noteUsed(token.actor.tokenId, now);
  return token;
}

async function refuse(actor: Token, address: string): Promise<never> {
  await noteRefused(actor, address);
  throw new AppError("forbidden", "This API token may not be used from this address.");
}

function unknown(): AppError {
  return new AppError("unauthenticated", "Send a valid API token: Authorization: Bearer krk_svc_…");
}

async function load(hash: string): Promise<Kept | undefined> {
  const { generation } = cache;
  const home = await installation();
  const { apiTokens } = home.store.t;
  const [row] = await home.store.db.select().from(apiTokens).where(eq(apiTokens.hash, hash));
  if (row === undefined || row.revokedAt !== null) return undefined;
  const token = await kept(home, row);
  // Something changed while it was read: it serves this request and is not kept.
  if (generation === cache.generation) {
    if (cache.byHash.size >= keptAtMost) cache.byHash.clear();
    cache.byHash.set(hash, token);
  }
  return token;
}

async function kept({ store }: Installation, row: TokenRow): Promise<Kept> {
  const { reach } = row;
  const aliases = reach.kind === "flow" ? await aliasesOf(store, reach) : undefined;
  return {
    actor: {
      kind: "token",
      tokenId: row.id,
      name: row.name,
      workspaceId: row.workspaceId,
      scopes: new Set(row.scopes as Scope[]),
      reach: reach.kind === "all" ? "all" : new Set(aliases?.values() ?? (await idsOf(store, row))),
      flow:
        reach.kind === "flow" && aliases ? { id: reach.flowId, environment: reach.environment, aliases } : undefined,
    },
    rate: row.rate ?? defaultRate,
    methods: row.methods,
    paths: row.paths,
    ranges: row.addresses.map(parseRange),
    endsAt: row.expiresAt ?? Number.POSITIVE_INFINITY,
    staleAt: performance.now() + freshMs,
  };
}

async function idsOf(store: Store, { reach, workspaceId }: TokenRow): Promise<string[]> {
  if (reach.kind === "listed") return reach.ids;
  return reach.kind === "tagged" ? taggedIds(store, workspaceId, reach.tags) : [];
}

async function aliasesOf(
  store: Store,
  { flowId, environment }: { flowId: string; environment: string },
): Promise<Map<string, string>> {
  const { flowBindings: b } = store.t;
  const rows = await store.db
    .select({ alias: b.alias, credentialId: b.credentialId })
    .from(b)
    .where(and(eq(b.flowId, flowId), eq(b.environment, environment)));
  return new Map(rows.map(({ alias, credentialId }) => [alias, credentialId]));
}
