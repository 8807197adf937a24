import { createServer, type ServerResponse } from "node:http";
import { answerApi } from "@/bin/api";
import { answerHealth } from "@/bin/health";
import type { Member } from "@/lib/actor";
import { boot } from "@/lib/boot";
import { removeCredential, renameCredential } from "@/lib/credentials/change";
import { storeSecrets } from "@/lib/credentials/sealed";
import { readEnv } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { type Installation, startInstallation } from "@/lib/installation";
import { beginRotation, removeOldKey } from "@/lib/rotation/rotation";
import { scopes } from "@/lib/scopes";
import { createToken } from "@/lib/tokens/create";
import { exitCodeOf } from "@/lib/vault/refusal";
import { memberWith } from "@/tests/support/installation";
import { sealedRows } from "@/tests/support/sealed-rows";

/**
 * The product without its pages, as a process that may be killed at any moment: API and health on one port, and a door
 * for tests that does one write at a time and answers only when it is committed. Settings come from the environment.
 */
const result = readEnv();
if (!result.ok) throw new Error(JSON.stringify(result.problems));
const home = await startInstallation(result.env).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(exitCodeOf(error) ?? 1);
});
await boot();
const owner = await memberWith(home, "ana@example.com");

const deeds: Readonly<Record<string, (words: string[]) => Promise<unknown>>> = {
  token: async () => (await createToken(owner, { name: "Test", scopes: [...scopes] })).text,
  fill: async ([count = "1"]) => sealedRows(home, owner, Number(count)),
  rename: async ([id = "", name = ""]) => renameCredential(owner, id, name),
  replace: async ([id = "", token = ""]) => replace(home, owner, id, token),
  remove: async ([id = ""]) => removeCredential(owner, id, { force: true }),
  rotate: async ([reencrypt]) => beginRotation(owner, { reencrypt: reencrypt === "reencrypt" }),
  removeOldKey: async () => removeOldKey(owner, Date.now() + 120_000),
};

const server = createServer((request, response) => {
  if (answerApi(request, response) || answerHealth(request, response)) return;
  const [, door, name = "", ...words] = (request.url ?? "/").split("/").map(decodeURIComponent);
  const deed = door === "deed" ? deeds[name] : undefined;
  if (!deed) return send(response, 404, "");
  deed(words).then(
    (value) => send(response, 200, JSON.stringify(value ?? null)),
    (error: unknown) => {
      send(response, error instanceof AppError ? error.status : 500, String(error));
    },
  );
});
server.listen(result.env.port, "127.0.0.1", () => process.stdout.write("listening\n"));

async function replace(here: Installation, actor: Member, id: string, token: string): Promise<void> {
  const place = { id, workspaceId: actor.workspaceId };
  await here.store.write(async (tx) => {
    await storeSecrets(here, tx, place, { token });
    await record(here, tx, eventActor(actor), "credential.updated", { kind: "credential", id, name: id });
  });
}

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "application/json" }).end(text);
}
