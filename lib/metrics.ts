import { createHash, timingSafeEqual } from "node:crypto";
import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";
import { type Installation, openInstallationNow } from "./installation";
import { addGauges } from "./metrics-gauges";

/**
 * Numbers about this process for Prometheus, of the whole installation and without any name, address or id in them. They
 * are collected only while a token for them is configured, and given to nobody else.
 */
type Meters = {
  registry: Registry;
  verifications: Histogram<"outcome">;
  refreshes: Histogram<"outcome">;
  proxied: Counter<"answer">;
  firstBytes: Histogram;
};

/** The entry and the pages are two bundles in one process, which count together. */
const key = Symbol.for("keyrack.metrics");
const shared = globalThis as { [key]?: Meters };

/** True for the configured token; false also when there is none. */
export function isMetricsToken(home: Installation, given: string | undefined): boolean {
  const { metricsToken } = home.env;
  if (metricsToken === undefined || given === undefined) return false;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(`Bearer ${metricsToken}`));
}

/** In the text format of Prometheus, with the type to send it as. */
export async function metricsText(): Promise<{ type: string; text: string }> {
  const { registry } = metersNow();
  return { type: registry.contentType, text: await registry.metrics() };
}

export function countVerification(outcome: string, ms: number): void {
  meters()?.verifications.observe({ outcome }, ms / 1000);
}

export function countRefresh(outcome: "renewed" | "refused" | "failed", ms: number): void {
  meters()?.refreshes.observe({ outcome }, ms / 1000);
}

/** The status that went back, or undefined when there was none, and the milliseconds until the answer began. */
export function countProxied(status: number | undefined, ms: number): void {
  const now = meters();
  if (now === undefined) return;
  now.proxied.inc({ answer: status === undefined ? "none" : `${Math.floor(status / 100)}xx` });
  now.firstBytes.observe(ms / 1000);
}

function meters(): Meters | undefined {
  const home = openInstallationNow();
  return home?.env.metricsToken === undefined ? undefined : metersNow();
}

function metersNow(): Meters {
  shared[key] ??= create();
  return shared[key];
}

function create(): Meters {
  const registry = new Registry();
  const registers = [registry];
  const seconds = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];
  // Among them the lag of the event loop, memory and processor time.
  collectDefaultMetrics({ register: registry });
  addGauges(registry);
  return {
    registry,
    verifications: new Histogram({
      name: "keyrack_verification_seconds",
      help: "Verifications by outcome.",
      labelNames: ["outcome"],
      buckets: seconds,
      registers,
    }),
    refreshes: new Histogram({
      name: "keyrack_refresh_seconds",
      help: "Renewals of access at applications by outcome.",
      labelNames: ["outcome"],
      buckets: seconds,
      registers,
    }),
    proxied: new Counter({
      name: "keyrack_proxy_calls_total",
      help: "Calls through the proxy by the answer that went back.",
      labelNames: ["answer"],
      registers,
    }),
    firstBytes: new Histogram({
      name: "keyrack_proxy_first_byte_seconds",
      help: "Time until the answer to a call through the proxy began, with what Keyrack itself took.",
      buckets: [0.005, 0.01, 0.025, ...seconds, 60],
      registers,
    }),
  };
}
