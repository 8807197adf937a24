import { eq } from "drizzle-orm";
import { bindSlot } from "@/lib/flows/bind";
import { createFlow } from "@/lib/flows/create";
import type { Installation } from "@/lib/installation";
import { createToken } from "@/lib/tokens/create";
import type { TokenInput } from "@/lib/tokens/input";
import type { People } from "./people";

/** What uses the made-up credentials: flows with their tokens, and thirty days of calls. */
type Made = {
  name: string;
  note: string;
  by: keyof People;
  slots: readonly { alias: string; connector: string; bound: Readonly<Record<string, string>> }[];
  /** Calls a working day, and how many of a thousand fail. */
  calls: number;
  failing: number;
};

const made: readonly Made[] = [
  {
    name: "Orders sync",
    note: "Every 5 minutes in n8n: shop orders to the ERP",
    by: "ana",
    slots: [
      { alias: "shop", connector: "shopify", bound: { production: "Shopify - EU store", staging: "Shopify - Outlet" } },
      {
        alias: "erp",
        connector: "sap-business-one",
        bound: { production: "SAP B1 - Production", staging: "SAP B1 - Test" },
      },
      { alias: "orders", connector: "postgresql", bound: { production: "Orders database" } },
    ],
    calls: 287,
    failing: 14,
  },
  {
    name: "Payout report",
    note: "Monday morning, for the bookkeeper",
    by: "mia",
    slots: [
      { alias: "stripe", connector: "stripe", bound: { production: "Stripe live", staging: "Stripe test mode" } },
      { alias: "handbook", connector: "notion", bound: { production: "Notion - Handbook" } },
    ],
    calls: 6,
    failing: 0,
  },
  {
    name: "Support assistant",
    note: "",
    by: "ben",
    slots: [
      { alias: "model", connector: "openai", bound: { production: "OpenAI - Support assistant" } },
      { alias: "texts", connector: "twilio", bound: {} },
    ],
    calls: 1_940,
    failing: 3,
  },
];

export async function callWithThem(home: Installation, people: People, today: number): Promise<void> {
  const ids = await idsByName(home);
  for (const { name, note, by, slots, calls, failing } of made) {
    const actor = people[by];
    const flow = await createFlow(actor, {
      name,
      note,
      slots: slots.map(({ alias, connector }) => ({ alias, connector })),
    });
    for (const { alias, bound } of slots) {
      for (const [environment, credential] of Object.entries(bound)) {
        const id = ids.get(credential);
        if (id === undefined) throw new Error(`there is no credential ${credential}`);
        await bindSlot(actor, { flow, alias, environment, credential: id });
        if (environment === "production")
          await callFor(home, actor.workspaceId, { id, consumer: flow, calls, failing }, today);
      }
    }
    const reach = { kind: "flow", flowId: flow, environment: "production" } as const;
    await tokenFor(
      home,
      people[by],
      { name: `${name} on worker-2`, scopes: ["proxy:read", "proxy:write"], reach, days: 365 },
      today - 120_000,
    );
  }
  const all = ["credentials:read", "credentials:verify", "events:read"] as const;
  await tokenFor(home, people.ben, { name: "Status board", scopes: [...all], days: 5 }, today - 3_600_000);
  const id = ids.get("Stripe live");
  if (id === undefined) throw new Error("there is no Stripe live");
  const reach = { kind: "listed" as const, ids: [id] };
  const token = await tokenFor(
    home,
    people.mia,
    { name: "Refund script", scopes: ["proxy:read", "authorization:read"], reach },
    undefined,
  );
  await callFor(home, people.mia.workspaceId, { id, consumer: token, calls: 2, failing: 200 }, today);
}

async function tokenFor(
  home: Installation,
  actor: People["ana"],
  input: TokenInput,
  usedAt: number | undefined,
): Promise<string> {
  const { token } = await createToken(actor, input);
  const { apiTokens } = home.store.t;
  await home.store.write(async (tx) => {
    if (usedAt !== undefined) await tx.update(apiTokens).set({ lastUsedAt: usedAt }).where(eq(apiTokens.id, token.id));
  });
  return token.id;
}

type Calling = { id: string; consumer: string; calls: number; failing: number };

/** The same numbers each time: a weekend has a third of the calls. */
async function callFor(home: Installation, workspaceId: string, calling: Calling, today: number): Promise<void> {
  const dayMs = 86_400_000;
  const last = Math.floor(today / dayMs);
  await home.store.write(async (tx) => {
    for (let day = last - 24; day <= last; day += 1) {
      const weekend = [0, 6].includes(new Date(day * dayMs).getUTCDay());
      const calls = Math.max(1, Math.round(calling.calls * (weekend ? 0.34 : 1) * (0.9 + ((day * 37) % 20) / 100)));
      const errors = Math.round((calls * calling.failing) / 1000);
      const lastAt = day === last ? today - 96_000 : (day + 1) * dayMs - 300_000;
      const row = { workspaceId, credentialId: calling.id, consumer: calling.consumer, day, calls, errors, lastAt };
      await tx.insert(home.store.t.uses).values(row);
    }
  });
}

async function idsByName({ store }: Installation): Promise<Map<string, string>> {
  const { credentials: c } = store.t;
  const rows = await store.db.select({ id: c.id, name: c.name }).from(c);
  return new Map(rows.map(({ id, name }) => [name, id]));
}
