import type { Actor } from "@/lib/actor";
import { createCredential } from "@/lib/credentials/create";
import { AppError } from "@/lib/errors";
import type { Connected } from "@/lib/oauth/connect";
import { finishAuthorization } from "@/lib/oauth/finish";
import { startAuthorization } from "@/lib/oauth/start";
import type { Vendor } from "./server";

/** What a person does, without a browser: begin, consent at the application, come back. */
export type Trip = { url: string; cookie: string; callback: URLSearchParams };

export async function draftFor(
  actor: Actor,
  vendor: Vendor,
  connector: string,
  more: Record<string, string> = {},
): Promise<string> {
  const { clientId, clientSecret, client } = vendor.quirks;
  const values = { base: vendor.url, clientId, ...(client === "none" ? {} : { clientSecret }), ...more };
  const draft = await createCredential(actor, {
    name: `Draft of ${connector}`,
    connector,
    scheme: "oauth",
    values,
    draft: true,
  });
  return draft.id;
}

export async function trip(
  actor: Actor,
  credential: string,
  more: { switchAccount?: boolean; oauthClient?: string } = {},
): Promise<Trip> {
  const { url, cookie } = await startAuthorization(actor, { credential, ...more });
  const answer = await fetch(url, { redirect: "manual" });
  const callback = new URL(answer.headers.get("location") ?? "http://nowhere/").searchParams;
  return { url, cookie: cookie.value, callback };
}

export function finish(actor: Actor, connector: string, { callback, cookie }: Trip): Promise<Connected> {
  return finishAuthorization(actor, { connector, params: callback, browser: cookie });
}

/** From nothing to a connected credential. */
export async function connected(
  actor: Actor,
  vendor: Vendor,
  connector: string,
  more: Record<string, string> = {},
): Promise<Connected> {
  const draft = await draftFor(actor, vendor, connector, more);
  return finish(actor, connector, await trip(actor, draft));
}

/** How it ends: `done`, or the code of the error. */
export function codeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => "done",
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );
}
