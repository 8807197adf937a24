import type { Member } from "@/lib/actor";
import { removeCredential, renameCredential } from "@/lib/credentials/change";
import { storeSecrets } from "@/lib/credentials/sealed";
import { eventActor, record } from "@/lib/events";
import type { Installation } from "@/lib/installation";
import { beginRotation, removeOldKey } from "@/lib/rotation/rotation";
import { scopes } from "@/lib/scopes";
import { createToken } from "@/lib/tokens/create";
import { openDoor, openHouse } from "@/tests/support/deeds";
import { sealedRows } from "@/tests/support/sealed-rows";

/** What the tests of durability do to it: one write at a time. */
const { home, owner } = await openHouse();

openDoor(home, {
  // All of them are read at the end, one after the other and as fast as it goes.
  token: async () => (await createToken(owner, { name: "Test", scopes: [...scopes], rate: 60_000 })).text,
  fill: async ([count = "1"]) => sealedRows(home, owner, Number(count)),
  rename: async ([id = "", name = ""]) => renameCredential(owner, id, name),
  replace: async ([id = "", token = ""]) => replace(home, owner, id, token),
  remove: async ([id = ""]) => removeCredential(owner, id, { force: true }),
  rotate: async ([reencrypt]) => beginRotation(owner, { reencrypt: reencrypt === "reencrypt" }),
  removeOldKey: async () => removeOldKey(owner, Date.now() + 120_000),
});

async function replace(here: Installation, actor: Member, id: string, token: string): Promise<void> {
  const place = { id, workspaceId: actor.workspaceId };
  await here.store.write(async (tx) => {
    await storeSecrets(here, tx, place, { token });
    await record(here, tx, eventActor(actor), "credential.updated", { kind: "credential", id, name: id });
  });
}
