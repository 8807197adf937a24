"use client";
import { useEffect, useState } from "react";
import type { DeviceCode } from "./credential-form-state";
import { Banner } from "./ui/banner";
import { Button } from "./ui/button";
import { CopyButton } from "./ui/copy-button";
import { RelativeTime } from "./ui/relative-time";
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
      <ol className="mt-3 space-y-4">
        <li>
          <p className="mb-1.5 text-muted">On any device, open</p>
          <a
            href={code.verificationUriComplete ?? code.verificationUri}
            target="_blank"
            rel="noreferrer"
            className="inline-flex min-h-6 items-center break-all font-medium text-accent underline underline-offset-4 touch:min-h-11"
          >
            {code.verificationUri}
          </a>
        </li>
        <li>
          <p className="mb-1.5 text-muted">and enter there</p>
          <div className="flex flex-wrap items-center gap-3">
            <span className="font-mono font-semibold text-2xl tabular-nums tracking-widest">{code.userCode}</span>
            <CopyButton text={code.userCode} label="Copy the code" word="Copy" />
          </div>
        </li>
      </ol>
      <p role="status" className="mt-5 flex items-start gap-2 border-line border-t pt-4 text-muted">
        <Spinner className="mt-0.5 size-4 shrink-0" />
        <span>
          Waiting until somebody agrees there. The code ends <RelativeTime at={code.expiresAt} />.
        </span>
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
