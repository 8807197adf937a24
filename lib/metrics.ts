import { createHash, timingSafeEqual } from "node:crypto";
import { count } from "drizzle-orm";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { type Installation, installation, openInstallationNow } from "./installation";

/**
 * Numbers about this process for Prometheus, of the whole installation and without any name, address or id in them. They
 * are collected only while a token for them is configured, and given to nobody else.
 */
type Meters = {
  registry: Registry;
  verifications: Histogram<"outcome">;
  refreshes: Histogram<"outcome">;
  proxied: Counter<"answer">;
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

/** `answer`: the status that went back, or undefined when there was none. */
export function countProxied(status: number | undefined): void {
  meters()?.proxied.inc({ answer: status === undefined ? "none" : `${Math.floor(status / 100)}xx` });
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
  new Gauge({
    name: "keyrack_credentials",
    help: "Credentials by state and status.",
    labelNames: ["state", "status"],
    registers,
    async collect() {
      const { store } = await installation();
      const { credentials: c } = store.t;
      const rows = await store.db
        .select({ state: c.state, status: c.status, n: count() })
        .from(c)
        .groupBy(c.state, c.status);
      this.reset();
      for (const { state, status, n } of rows) this.set({ state, status }, n);
    },
  });
  new Gauge({
    name: "keyrack_writes_waiting",
    help: "Transactions that wait for the one writer, with the one under way.",
    registers,
    async collect() {
      this.set((await installation()).store.waiting());
    },
  });
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
  };
}
