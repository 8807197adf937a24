import { eq } from "drizzle-orm";
import type { Member, Role } from "@/lib/actor";
import { createCredential } from "@/lib/credentials/create";
import { startDraft } from "@/lib/custom-connectors/drafts";
import { saveConnector } from "@/lib/custom-connectors/save";
import { demoKey } from "@/lib/demo";
import { createFlow } from "@/lib/flows/create";
import { newId } from "@/lib/id";
import { inviteMember } from "@/lib/invites/create";
import { createLink } from "@/lib/links/create";
import { allowNetwork } from "@/lib/network-rules";
import { createChannel } from "@/lib/notifications/channels";
import { createOAuthClient } from "@/lib/oauth/clients";
import { createToken } from "@/lib/tokens/create";
import { memberWith, type TestInstallation } from "../support/installation";

/** What a verb can be about, made anew each time it is asked for, so that no verb meets what another one left. */
export type Things = Readonly<Record<Kind, () => Promise<string>>>;
const kinds = [
  "credential",
  "flow",
  "token",
  "client",
  "rule",
  "draft",
  "application",
  "member",
  "user",
  "invite",
  "session",
  "channel",
  "link",
] as const;
type Kind = (typeof kinds)[number];

/** Those that no workspace has. */
export const missing: Things = {
  credential: async () => newId("cr"),
  flow: async () => newId("fl"),
  token: async () => newId("tk"),
  client: async () => newId("oc"),
  rule: async () => newId("nr"),
  draft: async () => newId("cd"),
  application: async () => "own-nothing",
  member: async () => newId("mb"),
  user: async () => newId("us"),
  invite: async () => newId("in"),
  session: async () => "none",
  channel: async () => newId("ch"),
  link: async () => newId("lk"),
};

/** Of `owner`'s workspace; tokens and credentials are made by `maker`. Ids that were given out are added to `made`. */
export function thingsOf({ home, owner }: TestInstallation, maker: Member, made: Set<string>): Things {
  const { store } = home;
  const noted = (make: () => Promise<string>) => async () => {
    await forgetLimits(home);
    const id = await make();
    made.add(id);
    return id;
  };
  const person = async () => addMember(home, owner.workspaceId, "viewer");
  return {
    credential: noted(async () => {
      const key = await demoKey(store, home.vault);
      const { credentials: c } = store.t;
      const { id } = await createCredential(owner, {
        name: "Wanted",
        connector: "demo",
        scheme: "key",
        values: { key },
      });
      await store.write(async (tx) => void (await tx.update(c).set({ createdBy: maker.userId }).where(eq(c.id, id))));
      return id;
    }),
    flow: noted(() => createFlow(owner, { name: newId("fl"), slots: [{ alias: "app", connector: "demo" }] })),
    token: noted(async () => (await createToken(maker, { name: "T", scopes: ["proxy:read"] })).token.id),
    client: noted(() =>
      createOAuthClient(owner, {
        connector: "github",
        scheme: "oauth",
        name: "Ours",
        values: { clientId: "client-id", clientSecret: "client-secret-4711" },
      }),
    ),
    rule: noted(async () => {
      const network = `10.0.${(made.size >> 8) & 255}.${made.size & 255}`;
      await allowNetwork(owner, { network });
      const { networkRules: n } = store.t;
      return (await store.db.select().from(n).where(eq(n.network, network)))[0]?.id ?? "";
    }),
    draft: noted(async () => {
      await store.write(async (tx) => void (await tx.delete(store.t.connectorDrafts)));
      return startDraft(owner, { source: "form", content: { about: {}, ways: [{}, {}], guesses: [], notes: [] } });
    }),
    application: noted(async () => (await saveConnector(owner, { definition: orders(made.size), source: "form" })).id),
    member: noted(async () => (await person()).memberId),
    user: noted(async () => (await person()).userId),
    invite: noted(async () => (await inviteMember(owner, { email: address(), role: "viewer" })).id),
    channel: noted(async () => {
      const { channels } = store.t;
      // There are twenty at most.
      await store.write(async (tx) => void (await tx.delete(channels)));
      const url = "http://127.0.0.1:9/";
      return (await createChannel(owner, "webhook", { name: "Hook", url, events: ["credential.invalid"] })).id;
    }),
    link: noted(
      async () =>
        (await createLink(owner, { applications: [{ connector: "demo", scheme: "key" }], audience: "Nordwind GmbH" }))
          .id,
    ),
    session: noted(async () => {
      const [id, at] = [newId("ck"), Date.now()];
      const times = { createdAt: at, seenAt: at, expiresAt: at + 3_600_000 };
      const row = {
        id,
        userId: owner.userId,
        workspaceId: owner.workspaceId,
        address: "::1",
        userAgent: "x",
        ...times,
      };
      await store.write(async (tx) => void (await tx.insert(store.t.sessions).values(row)));
      return id;
    }),
  };
}

/** A person of their own, who is a member of that workspace. */
export async function addMember(home: TestInstallation["home"], workspaceId: string, role: Role): Promise<Member> {
  const { members, users } = home.store.t;
  const [email, userId] = [address(), newId("us")];
  await home.store.write(async (tx) => {
    await tx.insert(users).values({ id: userId, email, name: `Somebody ${role}`, passwordHash: null, createdAt: 1 });
    await tx.insert(members).values({ id: newId("mb"), workspaceId, userId, role, createdAt: 1 });
  });
  return memberWith(home, email);
}

/** How often something was done is not what is tried here. */
export async function forgetLimits({ store }: TestInstallation["home"]): Promise<void> {
  await store.write(async (tx) => void (await tx.delete(store.t.limits)));
}

function address(): string {
  return `${newId("us").toLowerCase()}@example.com`;
}

function orders(number: number) {
  return {
    format: "keyrack.connector/1",
    name: `Orders ${number}`,
    category: "erp",
    baseUrl: "https://orders.example/v1",
    check: { path: "/me", expect: "json", identity: "/id", label: "/email" },
    ways: [{ kind: "apiKey", key: { in: "header", name: "X-Orders-Key" } }],
  };
}
