import type { Env } from "@/lib/env";
import { serve } from "../serve";

export const help = `keyrack serve

Starts the portal and its API. Settings come from the environment: see docs/self-hosting.md.
`;

export async function start(_: readonly string[], env: () => Env, dir: string): Promise<undefined> {
  await serve(env(), dir);
}
