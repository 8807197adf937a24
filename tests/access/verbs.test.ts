import { afterAll, beforeAll, expect, test } from "vitest";
import type { Member } from "@/lib/actor";
import { flushAll } from "@/lib/batches";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { type TestInstallation, testInstallation } from "../support/installation";
import { credentialVerbs } from "./credential-verbs";
import { doors } from "./doors";
import { houseVerbs } from "./house-verbs";
import { linkVerbs } from "./link-verbs";
import { notificationVerbs } from "./notification-verbs";
import { addMember, forgetLimits, missing, type Things, thingsOf } from "./things";
import { useVerbs } from "./use-verbs";
import type { Verbs } from "./verbs";

/**
 * Who may do what, done: members of every role call every verb behind the pages and their actions, on what an owner
 * made, on what they made, on what another workspace has and on what nobody has. What came of it is compared with the
 * checked-in table. Who is refused has changed nothing, and nobody is told of anything in another workspace.
 */
const verbs: Verbs = { ...credentialVerbs, ...useVerbs, ...houseVerbs, ...linkVerbs, ...notificationVerbs };
type Column = { head: string; actor: Member; things: Things; foreign?: boolean };

let t: TestInstallation;
let columns: Column[];
const made = new Set<string>();
const odd: string[] = [];
const toldStranger = new Map<string, string>();

beforeAll(async () => {
  t = await testInstallation();
  const { home, owner } = t;
  const elsewhere = newId("ws");
  const { workspaces } = home.store.t;
  await home.store.write(
    async (tx) =>
      void (await tx.insert(workspaces).values({ id: elsewhere, name: "Elsewhere", createdAt: Date.now() + 1 })),
  );
  const [admin, editor, viewer, stranger] = [
    await addMember(home, owner.workspaceId, "admin"),
    await addMember(home, owner.workspaceId, "editor"),
    await addMember(home, owner.workspaceId, "viewer"),
    await addMember(home, elsewhere, "owner"),
  ];
  const ours = thingsOf(t, owner, made);
  columns = [
    { head: "owner", actor: owner, things: ours },
    { head: "admin", actor: admin, things: ours },
    { head: "editor", actor: editor, things: ours },
    { head: "editor, own", actor: editor, things: thingsOf(t, editor, made) },
    { head: "viewer", actor: viewer, things: ours },
    { head: "owner, of nothing", actor: owner, things: missing },
    { head: "owner elsewhere", actor: stranger, things: ours, foreign: true },
  ];
});
afterAll(() => t.stop());

test("every verb answers every member as the table says", async () => {
  const lines: string[] = [];
  for (const [name, verb] of Object.entries(verbs)) {
    const cells: string[] = [];
    for (const column of columns) cells.push(await cell(name, verb, column));
    lines.push(`| ${name} | ${cells.join(" | ")} |`);
  }
  const heads = ["verb", ...columns.map(({ head }) => head)];
  const table = `| ${heads.join(" | ")} |\n|${" --- |".repeat(heads.length)}\n${lines.join("\n")}\n`;
  const rest = `\nWhat else actions and routes call: ${others().join(", ")}.\n`;
  await expect(table + rest).toMatchFileSnapshot("verbs.md");
}, 300_000);

/** Not in the table: they work on what was given to them, or open without a member. A new verb turns up here. */
function others(): string[] {
  const tried = new Set(Object.keys(verbs).map((name) => name.split(/,? /)[0]));
  const called = doors().flatMap(({ kind, verbs: names }) => (kind === "page" ? [] : names.split(", ")));
  return [...new Set(called)].filter((name) => name !== "-" && !tried.has(name)).sort();
}

test("whoever was refused changed nothing, and nobody learnt of another workspace", () => {
  expect(odd).toEqual([]);
});

test("what another workspace has looks exactly like what nobody has", async () => {
  const stranger = columns.find(({ foreign }) => foreign);
  if (!stranger) throw new Error("there is no stranger");
  for (const [name, verb] of Object.entries(verbs)) {
    await forgetLimits(t.home);
    if (!toldStranger.has(name)) continue;
    expect([name, (await asked(verb, stranger.actor, missing, commits)).told]).toEqual([name, toldStranger.get(name)]);
  }
}, 300_000);

async function cell(name: string, verb: Verbs[string], { head, actor, things, foreign }: Column): Promise<string> {
  await forgetLimits(t.home);
  const { code, told, changed, about } = await asked(verb, actor, things, commits);
  if (foreign && about) toldStranger.set(name, told);
  const leaked = foreign && [...made].find((id) => told.includes(id));
  if (leaked) odd.push(`${name}, ${head}: told of ${leaked}`);
  const refused = code === "forbidden" || code === "not_found";
  // What the process does by itself is a commit too. So it is asked once more, and what is stored is looked at.
  if (changed && refused && !counting.has(name) && (await asked(verb, actor, things, rows)).changed)
    odd.push(`${name}, ${head}: refused after a change`);
  return code;
}

/** How often they are tried is noted before anything else. */
const counting: ReadonlySet<string> = new Set(["resendInvite"]);

/** Says, by being the same or not, whether something was stored since. */
type Look = () => Promise<string>;

const commits: Look = async () => String(t.home.store.commits());

const rows: Look = async () => {
  const { store } = t.home;
  await flushAll();
  const stored = Object.entries(store.t).map(async ([name, table]) => {
    const all = await store.db.select().from(table as typeof store.t.settings);
    return `${name} ${all
      .map((row) => JSON.stringify(row))
      .sort()
      .join()}`;
  });
  return (await Promise.all(stored)).join("\n");
};

/** `told` is all that whoever asked gets to know. What it is about is made on the way and counts as no change. */
async function asked(verb: Verbs[string], actor: Member, things: Things, look: Look) {
  let before = await look();
  let about = false;
  const watched = Object.fromEntries(
    Object.entries(things).map(([kind, make]) => [
      kind,
      async () => {
        const id = await make();
        before = await look();
        about = true;
        return id;
      },
    ]),
  ) as Things;
  try {
    const answer = await verb(actor, watched);
    return { code: "ok", told: JSON.stringify(answer) ?? "", changed: (await look()) !== before, about };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const told = JSON.stringify([error.code, error.message, error.fields]);
    return { code: error.code, told, changed: (await look()) !== before, about };
  }
}
