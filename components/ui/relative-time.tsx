"use client";
import { useEffect, useState } from "react";
import { absolute, relative } from "./moment";

export type RelativeTimeProps = {
  /** Epoch milliseconds. */
  at: number;
  /** The server's clock while it renders: the text is then relative from the start and nothing jumps. */
  now?: number;
  className?: string;
};

/** "4 min ago", kept true while the page is open; the whole time is its title. */
export function RelativeTime({ at, now, className }: RelativeTimeProps) {
  const [clock, setClock] = useState(now);
  const [local, setLocal] = useState<string>();
  useEffect(() => {
    const tick = () => setClock(Date.now());
    tick();
    setLocal(new Date(at).toLocaleString(undefined, { dateStyle: "full", timeStyle: "medium" }));
    const timer = setInterval(tick, 30_000);
    return () => clearInterval(timer);
  }, [at]);
  return (
    <time dateTime={new Date(at).toISOString()} title={local ?? absolute(at)} className={className}>
      {clock === undefined ? absolute(at) : relative(at, clock)}
    </time>
  );
}
