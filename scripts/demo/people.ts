import type { Member, Role } from "@/lib/actor";
import { newId } from "@/lib/id";
import type { Installation } from "@/lib/installation";
import { hashPassword } from "@/lib/passwords";
import { writeSetting } from "@/lib/settings";
import { claimInstallation, newSetupCode } from "@/lib/setup";

/** The three people of the made-up workspace. All have the same password, and the server listens on this machine only. */
export const password = "made up from end to end";
export const owner = { name: "Ana Moreno", email: "ana@example.com" };
export type People = { ana: Member; ben: Member; mia: Member };

export async function settle(home: Installation): Promise<People> {
  const userId = await claimInstallation(
    await newSetupCode(),
    { ...owner, password, workspace: "ACME Commerce" },
    "127.0.0.1",
  );
  const { members, workspaces } = home.store.t;
  const [workspace] = await home.store.db.select().from(workspaces);
  const [first] = await home.store.db.select().from(members);
  if (!workspace || !first) throw new Error("the workspace was not made");
  const place = { workspaceId: workspace.id, workspaceName: workspace.name, firstWorkspace: true, sessionId: "demo" };
  await home.store.write((tx) => writeSetting(home.store, tx, "recoveryKept", { at: Date.now(), by: userId }));
  const join = async (name: string, role: Role): Promise<Member> => {
    const email = `${name.split(" ")[0]?.toLowerCase()}@example.com`;
    const [user, member] = [newId("us"), newId("mb")];
    const passwordHash = await hashPassword(password);
    const createdAt = Date.now();
    await home.store.write(async (tx) => {
      await tx.insert(home.store.t.users).values({ id: user, name, email, passwordHash, createdAt });
      await tx.insert(members).values({ id: member, workspaceId: place.workspaceId, userId: user, role, createdAt });
    });
    return { kind: "member", userId: user, memberId: member, name, email, role, ...place };
  };
  return {
    ana: { kind: "member", userId, memberId: first.id, ...owner, role: "owner", ...place },
    ben: await join("Ben Okafor", "admin"),
    mia: await join("Mia Lindqvist", "editor"),
  };
}
