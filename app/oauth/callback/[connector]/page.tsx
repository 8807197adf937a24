import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { attempt, type Done } from "@/app/act";
import { EntryPage } from "@/components/entry-page";
import { Button } from "@/components/ui/button";
import { getCredential } from "@/lib/credentials/get";
import { AppError } from "@/lib/errors";
import { credentialOf, finishAuthorization } from "@/lib/oauth/finish";
import { oauthCookieName } from "@/lib/oauth/start";
import { currentActor, tripCookie } from "@/lib/session/session";
import { pageAfter } from "../../page-after";
import { visitorBack } from "../../visitor-back";

export const metadata: Metadata = { title: "Connecting", referrer: "no-referrer" };

type Props = {
  params: Promise<{ connector: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Where applications send a browser back to. Nothing of the address is shown, and where it leads was not in it. */
export default async function CallbackPage({ params, searchParams }: Props) {
  const { connector } = await params;
  const visited = await visitorBack(connector, paramsOf(await searchParams));
  if (visited) redirect(visited);
  const actor = await currentActor();
  if (!actor) {
    return (
      <Calm title="Sign in to Keyrack first" actions={<Button href="/sign-in">Sign in</Button>}>
        Nothing was connected. Sign in, open the unfinished credential and press Continue.
      </Calm>
    );
  }
  const [browser, query] = await Promise.all([tripCookie(await oauthCookieName()), searchParams]);
  const done = await attempt(() => finishAuthorization(actor, { connector, params: paramsOf(query), browser }));
  if (done.ok) redirect(await pageAfter(actor, done.value));
  const id = credentialOf(done.error);
  const found = id === undefined ? undefined : await attempt(() => getCredential(actor, id));
  const credential = found?.ok ? found.value : undefined;
  if (!credential) {
    return (
      <Calm title="Not connected" actions={<Button href="/credentials">Go to credentials</Button>}>
        {done.problem.detail}
      </Calm>
    );
  }
  const page = `/credentials/${credential.id}`;
  const draft = credential.state === "draft";
  return (
    <Calm
      title={titleOf(done, credential.connectorName)}
      actions={
        <>
          <Button variant="primary" href={draft ? `${page}/edit` : page}>
            {draft ? "Continue" : `Back to ${credential.name}`}
          </Button>
          {isOther(done.error) && (
            <Button href={`/credentials/new/${credential.connector}?scheme=${credential.scheme}`}>
              Add the other account
            </Button>
          )}
        </>
      }
    >
      {done.problem.detail}
    </Calm>
  );
}

function Calm({ title, actions, children }: { title: string; actions: ReactNode; children: ReactNode }) {
  return (
    <EntryPage title={title}>
      <p role="alert" className="break-words">
        {children}
      </p>
      <div className="mt-6 flex flex-wrap gap-2">{actions}</div>
    </EntryPage>
  );
}

function titleOf({ error }: Extract<Done<unknown>, { ok: false }>, application: string): string {
  return isOther(error) ? "This is another account" : `${application} is not connected`;
}

function isOther(error: unknown): boolean {
  return error instanceof AppError && error.code === "wrong_account";
}

function paramsOf(query: Record<string, string | string[] | undefined>): URLSearchParams {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value ?? []].flat().map((each) => [name, each]));
  return new URLSearchParams(pairs);
}
