import { createServer, type ServerResponse } from "node:http";
import { answerApi } from "@/bin/api";
import { answerHealth } from "@/bin/health";
import type { Member } from "@/lib/actor";
import { boot } from "@/lib/boot";
import { readEnv } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { type Installation, startInstallation } from "@/lib/installation";
import { exitCodeOf } from "@/lib/vault/refusal";
import { memberWith } from "./installation";

/**
 * The product without its pages, as a process of its own that may be stopped or killed at any moment: API and health on
 * one port, and a door for tests that answers a deed when it is committed. Settings come from the environment.
 */
export type Deeds = Readonly<Record<string, (words: string[]) => Promise<unknown>>>;

/** Ends the process, with the product's own exit code, where the product would refuse to start. */
export async function openHouse(): Promise<{ home: Installation; owner: Member }> {
  const result = readEnv();
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const home = await startInstallation(result.env).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(exitCodeOf(error) ?? 1);
  });
  await boot();
  return { home, owner: await memberWith(home, "ana@example.com") };
}

/** `GET /deed/<name>/<word>/<word>` does one. */
export function openDoor({ env }: Installation, deeds: Deeds): void {
  const server = createServer((request, response) => {
    if (answerApi(request, response) || answerHealth(request, response)) return;
    const [, door, name = "", ...words] = (request.url ?? "/").split("/").map(decodeURIComponent);
    const deed = door === "deed" ? deeds[name] : undefined;
    if (!deed) return send(response, 404, "");
    deed(words).then(
      (value) => send(response, 200, JSON.stringify(value ?? null)),
      (error: unknown) => send(response, error instanceof AppError ? error.status : 500, String(error)),
    );
  });
  server.listen(env.port, "127.0.0.1");
}

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "application/json" }).end(text);
}
