import { createServer } from "node:http";
import { Secret, TOTP } from "otpauth";
import { answerApi } from "@/bin/api";
import { answerHealth } from "@/bin/health";
import { boot } from "@/lib/boot";
import { readEnv } from "@/lib/env";
import { startInstallation } from "@/lib/installation";
import { scopes } from "@/lib/scopes";
import { memberOf, startSession } from "@/lib/session/rows";
import { createToken } from "@/lib/tokens/create";
import { authenticatorState, beginAuthenticator, checkCode, confirmAuthenticator } from "@/lib/totp/authenticator";
import { memberWith } from "@/tests/support/installation";

/**
 * The product without its pages, to be started under a clock that is set back and forth: API, health and the scheduler,
 * and a door for what only pages can do. Settings come from the environment.
 */
const result = readEnv();
if (!result.ok) throw new Error(JSON.stringify(result.problems));
const home = await startInstallation(result.env);
await boot();
const owner = await memberWith(home, "ana@example.com");
let totp: TOTP | undefined;

const deeds: Readonly<Record<string, (word: string) => Promise<unknown>>> = {
  now: async () => Date.now(),
  token: async (days) =>
    (await createToken(owner, { name: "Test", scopes: [...scopes], days: days === "" ? null : Number(days) })).text,
  session: async () => startSession(owner.userId, { address: "127.0.0.1", userAgent: "test" }),
  alive: async (session) => (await memberOf(session)) !== undefined,
  factor: async () => {
    await beginAuthenticator(owner, "correct horse battery");
    const state = await authenticatorState(owner);
    if (state.state !== "pending") throw new Error(state.state);
    totp = new TOTP({ secret: Secret.fromBase32(state.secret) });
    return (await confirmAuthenticator(owner, totp.generate())).length;
  },
  /** The code of now, as a phone shows it whose clock is the same. */
  code: async () => checkCode(owner.userId, totp?.generate() ?? ""),
};

createServer((request, response) => {
  if (answerApi(request, response) || answerHealth(request, response)) return;
  const [, , name = "", word = ""] = (request.url ?? "/").split("/").map(decodeURIComponent);
  const answer = (status: number, value: unknown) => response.writeHead(status).end(JSON.stringify(value));
  Promise.resolve(deeds[name]?.(word)).then(
    (value) => answer(200, value ?? null),
    (error: unknown) => answer(500, String(error)),
  );
}).listen(result.env.port, "127.0.0.1");
