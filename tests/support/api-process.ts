import { createCredential } from "@/lib/credentials/create";
import { scopes } from "@/lib/scopes";
import { testApi } from "./api";

/**
 * The API as a process of its own, so that its memory is its own too. It is given the address of an application, says
 * where it listens and with which token and credential, and from then on answers each message with its memory.
 */
export type Listening = { url: string; token: string; id: string };
/** Bytes: now, and the most since it was asked last. */
export type Memory = { now: number; highest: number };

const [upstream = ""] = process.argv.slice(2);
const t = await testApi();
const values = { baseUrl: upstream, checkPath: "/x", token: "canary-secret-4711" };
const { id } = await createCredential(t.owner, { name: "Large", connector: "http", scheme: "bearer", values });
const { text } = await t.token({ scopes: [...scopes] });

let highest = 0;
setInterval(() => {
  highest = Math.max(highest, process.memoryUsage.rss());
}, 20).unref();
process.on("message", () => {
  const now = process.memoryUsage.rss();
  process.send?.({ now, highest: Math.max(now, highest) } satisfies Memory);
  highest = now;
});
process.on("disconnect", () => void t.stop().then(() => process.exit(0)));
process.send?.({ url: t.url, token: text, id } satisfies Listening);
