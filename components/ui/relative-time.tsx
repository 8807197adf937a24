"use client";
import { useEffect, useState } from "react";
import { absolute, lasting, relative } from "./moment";

export type RelativeTimeProps = {
  /** Epoch milliseconds. */
  at: number;
  /** The server's clock while it renders: the text is then relative from the start and nothing jumps. */
  now?: number;
  /** "for 2 days" instead of "2 days ago": how long it lasts already. */
  span?: boolean;
  className?: string;
};

/** "4 min ago", kept true while the page is open; the whole time is its title. */
export function RelativeTime({ at, now, span, className }: RelativeTimeProps) {
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
      {clock === undefined ? absolute(at) : span ? lasting(at, clock) : relative(at, clock)}
    </time>
  );
}
