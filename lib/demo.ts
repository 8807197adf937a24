import { timingSafeEqual } from "node:crypto";
import type { Store } from "./db/store";
import { readSetting, writeSetting } from "./settings";
import type { Vault } from "./vault/vault";

/**
 * The demo application: a small API that lives in this process, so that a newcomer sees a green credential without an
 * account anywhere and without a network. It accepts one key, which the guide prints, until somebody asks for another.
 */
export const demoOrigin = "https://demo.keyrack.invalid";

type Request = { method: string; url: string; headers: Readonly<Record<string, string>> };
type Answer = { status: number; headers: Record<string, string>; body: string };

export async function demoKey(store: Store, vault: Vault): Promise<string> {
  const generation = (await readSetting(store, "demoGeneration")) ?? 1;
  return `demo_${vault.hmac("pepper", `demo application ${generation}`).toString("hex").slice(0, 24)}`;
}

/** The key accepted so far stops to work, which turns credentials red at their next verification. */
export async function replaceDemoKey(store: Store): Promise<void> {
  const generation = (await readSetting(store, "demoGeneration")) ?? 1;
  await store.write((tx) => writeSetting(store, tx, "demoGeneration", generation + 1));
}

export async function answerDemo(store: Store, vault: Vault, request: Request): Promise<Answer> {
  const { pathname, searchParams } = new URL(request.url);
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
  if (!same(given, await demoKey(store, vault))) {
    return json(401, { error: { code: "wrong_key", message: "This key is not, or no longer, accepted." } });
  }
  if (pathname === "/me") return json(200, { id: "demo_workspace", name: "Demo account" });
  if (pathname === "/echo")
    return json(200, { method: request.method, path: pathname, query: Object.fromEntries(searchParams) });
  return json(404, { error: { code: "not_found", message: "The demo application knows /me and /echo." } });
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function json(status: number, body: unknown): Answer {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
