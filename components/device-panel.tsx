"use client";
import { useEffect, useState } from "react";
import type { DeviceCode } from "./credential-form-state";
import { Banner } from "./ui/banner";
import { Button } from "./ui/button";
import { CopyBox } from "./ui/copy-box";
import { Spinner } from "./ui/spinner";

/** What the server says of a code: still waiting, done with the page to show, or over. */
export type DeviceAnswer =
  | { state: "waiting"; intervalMs: number }
  | { state: "done"; href: string }
  | { state: "over"; detail: string };

/** A short code for another screen. The page asks by itself, which takes scripts. */
export function DevicePanel({ application, code }: { application: string; code: DeviceCode }) {
  const over = useDevice(code);
  if (over !== undefined) {
    return (
      <Banner tone="bad" title="Not connected" className="max-w-130" actions={<Again />}>
        {over}
      </Banner>
    );
  }
  return (
    <section className="max-w-130 rounded-panel border border-line bg-panel p-5" aria-labelledby="device-title">
      <h2 id="device-title" className="font-semibold text-lg">
        Enter this code at {application}
      </h2>
      <div className="mt-3">
        <CopyBox text={code.userCode} label="the code" />
      </div>
      <p className="mt-3">
        <a
          href={code.verificationUriComplete ?? code.verificationUri}
          target="_blank"
          rel="noreferrer"
          className="break-all text-accent underline underline-offset-4"
        >
          {code.verificationUri}
        </a>
      </p>
      <p role="status" className="mt-4 flex items-center gap-2 text-muted">
        <Spinner className="size-4" /> Waiting until somebody agrees there.
      </p>
      <noscript>
        <p className="mt-3">Without scripts this page cannot wait. Choose the sign-in with a browser instead.</p>
      </noscript>
    </section>
  );
}

function Again() {
  return (
    <Button size="sm" onClick={() => window.location.reload()}>
      Begin again
    </Button>
  );
}

/** Asks at the pace that the server names. A failed request is asked again; only an answer ends it. */
function useDevice({ attempt, intervalMs }: DeviceCode): string | undefined {
  const [over, setOver] = useState<string>();
  useEffect(() => {
    const gone = new AbortController();
    let timer: number;
    const ask = async (wait: number) => {
      const next = await askOnce(attempt, wait, gone.signal);
      if (gone.signal.aborted) return;
      if (next.state === "over") setOver(next.detail);
      else if (next.state === "done") window.location.assign(next.href);
      else timer = window.setTimeout(() => void ask(next.intervalMs), next.intervalMs);
    };
    timer = window.setTimeout(() => void ask(intervalMs), intervalMs);
    return () => {
      gone.abort();
      window.clearTimeout(timer);
    };
  }, [attempt, intervalMs]);
  return over;
}

async function askOnce(attempt: string, intervalMs: number, signal: AbortSignal): Promise<DeviceAnswer> {
  const body = new URLSearchParams({ attempt });
  const headers = { accept: "application/json" };
  const answer = await fetch("/oauth/device", { method: "POST", body, headers, signal }).catch(() => undefined);
  return answer === undefined ? { state: "waiting", intervalMs } : ((await answer.json()) as DeviceAnswer);
}
